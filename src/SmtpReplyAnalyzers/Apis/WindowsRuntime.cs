using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>The transport of the Windows Runtime: <c>StreamSocket</c>, its two streams, and the <c>DataReader</c> and <c>DataWriter</c> over them.</summary>
internal static class WindowsRuntime
{
    public const string Sockets = "Windows.Networking.Sockets";
    public const string Streams = "Windows.Storage.Streams";

    /// <summary><c>CryptographicBuffer</c>.</summary>
    public const string Cryptography = "Windows.Security.Cryptography";

    /// <summary><c>CryptographicEngine</c>, <c>MacAlgorithmProvider</c>, <c>HashAlgorithmProvider</c>.</summary>
    public const string CryptographyCore = "Windows.Security.Cryptography.Core";

    /// <summary>Names of its members that read from a connection, or write to it, and that nothing else is called.</summary>
    public static bool IsUsingName(string name) => name is "WriteString" or "WriteBytes" or "WriteBuffer" or "StoreAsync" or "LoadAsync" or "ReadString" or "ReadBytes" or "ReadBuffer";

    /// <summary>A socket, one of its streams, or what reads or writes through one.</summary>
    public static bool IsConnection(ITypeSymbol type) => type.Name switch
    {
        "StreamSocket" => Namespaces.NameOf(type.ContainingNamespace) == Sockets,
        "DataReader" or "IDataReader" or "DataWriter" or "IDataWriter" or "IInputStream" or "IOutputStream" => Namespaces.NameOf(type.ContainingNamespace) == Streams,
        _ => false,
    };

    public static ConnectionUse UseOf(string name, ITypeSymbol type) => type.Name switch
    {
        "StreamSocket" => name == "ConnectAsync" ? ConnectionUse.Connect : ConnectionUse.None,
        "DataWriter" or "IDataWriter" => name is "WriteString" or "WriteBytes" or "WriteBuffer" or "WriteByte" ? ConnectionUse.Write : name == "StoreAsync" ? ConnectionUse.Store : ConnectionUse.None,
        "DataReader" or "IDataReader" => name switch
        {
            "LoadAsync" => ConnectionUse.Load,
            "ReadString" => ConnectionUse.ReadText,
            "ReadByte" => ConnectionUse.ReadByte,
            "ReadBytes" or "ReadBuffer" => ConnectionUse.ReadBuffer,
            _ => ConnectionUse.None,
        },
        "IOutputStream" => name == "WriteAsync" ? ConnectionUse.Write : ConnectionUse.None,
        "IInputStream" => name == "ReadAsync" ? ConnectionUse.ReadBuffer : ConnectionUse.None,
        _ => ConnectionUse.None,
    };
}
