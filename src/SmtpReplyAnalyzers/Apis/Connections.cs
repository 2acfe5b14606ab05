using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>What a member of the base library does with a connection.</summary>
internal enum ConnectionUse : byte
{
    None,

    /// <summary>Writes its first argument that is text or bytes.</summary>
    Write,

    /// <summary>Returns what the server said, as text.</summary>
    ReadText,

    /// <summary>Puts what the server said into its first argument, or returns a buffer of it.</summary>
    ReadBuffer,

    /// <summary>Returns one byte, or character, of what the server said.</summary>
    ReadByte,

    /// <summary>Makes a new connection.</summary>
    Connect,

    /// <summary>Sends what was written before.</summary>
    Store,

    /// <summary>Waits for what the server said, for others to read.</summary>
    Load,
}

/// <summary>Streams, readers, writers, sockets and pipes: by which members a program speaks to a server.</summary>
internal static class Connections
{
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "FileStream", "MemoryStream", "UnmanagedMemoryStream", "StringReader", "StringWriter", "CryptoStream", "GZipStream", "DeflateStream", "BinaryReader",
    };

    private static readonly HashSet<string> ReadingNames = new(StringComparer.Ordinal)
    {
        "ReadLine", "ReadLineAsync", "Read", "ReadAsync", "ReadByte", "ReadAtLeast", "ReadAtLeastAsync", "ReadExactly", "ReadExactlyAsync", "ReadBlock", "ReadBlockAsync", "Receive", "ReceiveAsync", "ReadToEnd", "ReadToEndAsync", "EndRead", "EndReceive",
    };

    private static readonly HashSet<string> WritingNames = new(StringComparer.Ordinal)
    {
        "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "Send", "SendAsync",
    };

    /// <summary>Begins to read or to write, and tells a delegate when it is done.</summary>
    public static bool IsBeginning(string name) => name is "BeginRead" or "BeginReceive" or "BeginWrite" or "BeginSend";

    /// <summary>The name of a member that reads from, or writes to, a connection.</summary>
    public static bool IsUsingName(string name) => ReadingNames.Contains(name) || WritingNames.Contains(name) || MailKitCommands.IsName(name) || WindowsRuntime.IsUsingName(name) || IsBeginning(name);

    /// <summary>A tree that holds one of these names may wrap a connection.</summary>
    public static bool IsMentionedIn(string text) => text.IndexOf("NetworkStream", StringComparison.Ordinal) >= 0 || text.IndexOf("TcpClient", StringComparison.Ordinal) >= 0
        || text.IndexOf("Socket", StringComparison.Ordinal) >= 0 || text.IndexOf("SslStream", StringComparison.Ordinal) >= 0 || text.IndexOf("StreamReader", StringComparison.Ordinal) >= 0
        || text.IndexOf("DataReader", StringComparison.Ordinal) >= 0 || text.IndexOf("DataWriter", StringComparison.Ordinal) >= 0;

    public static ConnectionUse UseOf(IMethodSymbol method, ITypeSymbol? receiver)
    {
        var name = method.Name;
        if (method.MethodKind == MethodKind.Constructor)
            return method.ContainingType.Name == "TcpClient" && method.Parameters.Length > 1 && IsNetwork(method.ContainingType) ? ConnectionUse.Connect : ConnectionUse.None;
        if (receiver is null || receiver.TypeKind == TypeKind.Error || !method.DeclaringSyntaxReferences.IsEmpty)
            return ConnectionUse.None;
        if (WindowsRuntime.IsConnection(receiver))
            return WindowsRuntime.UseOf(name, receiver);
        if (name is "Connect" or "ConnectAsync" or "BeginConnect" or "EndConnect")
            return IsNetwork(method.ContainingType) ? ConnectionUse.Connect : ConnectionUse.None;
        var reads = ReadingNames.Contains(name);
        if ((!reads && !WritingNames.Contains(name)) || !IsConnection(receiver))
            return ConnectionUse.None;
        return !reads ? ConnectionUse.Write
            : name.StartsWith("ReadLine", StringComparison.Ordinal) || name.StartsWith("ReadToEnd", StringComparison.Ordinal) ? ConnectionUse.ReadText
            : name == "ReadByte" || (method.Parameters.IsEmpty && method.ReturnType.SpecialType == SpecialType.System_Int32) ? ConnectionUse.ReadByte
            : ConnectionUse.ReadBuffer;
    }

    /// <summary>A value of the type is, or may be, a connection to a server; a file or a buffer in memory is none.</summary>
    public static bool IsConnection(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol { ConstraintTypes: { IsEmpty: false } constraints })
            return constraints.Any(IsConnection);
        if (IsNetwork(type) || WindowsRuntime.IsConnection(type))
            return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Files.Contains(current.Name))
                return false;
            if (current.Name is "Stream" or "TextReader" or "TextWriter" && Namespaces.NameOf(current.ContainingNamespace) == "System.IO")
                return true;
            if (current.Name is "PipeReader" or "PipeWriter" && Namespaces.NameOf(current.ContainingNamespace) == "System.IO.Pipelines")
                return true;
            if (current.Name == "Socket" && IsNetwork(current))
                return true;
        }

        return false;
    }

    private static bool IsNetwork(ITypeSymbol type) => type.Name is "TcpClient" or "Socket" && Namespaces.NameOf(type.ContainingNamespace) == "System.Net.Sockets"
        || (type.BaseType is { SpecialType: not SpecialType.System_Object } parent && IsNetwork(parent));
}
