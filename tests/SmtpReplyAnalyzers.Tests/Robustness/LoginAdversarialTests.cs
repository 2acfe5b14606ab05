using SmtpReplyAnalyzers.Tests.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Tests.Robustness;

/// <summary>Clients that log in as nobody writes them: values that grow without end, code that goes round in circles, parts of the language that are hardly ever met.</summary>
[Collection(nameof(Budget))]
public sealed class LoginAdversarialTests
{
    private const string Login = "Must(\"AUTH LOGIN\", 334); Must(x, 334); Must(Encode(password), 235); Must(\"MAIL FROM:<>\", 250);";

    private static string Repeat(int count, Func<int, string> part, string separator = " ") => string.Join(separator, Enumerable.Range(0, count).Select(part));

    private static string Deliver(string body) => $"public void Deliver(string user, string password) {{ {body} {Login} }}";

    private static readonly Dictionary<string, string> Growing = new()
    {
        ["a text that is added to itself"] = Repeat(60, static _ => "x = x + x;"),
        ["a text that is encoded with itself"] = Repeat(60, static _ => "x = Encode(x + x);"),
        ["a text in an interpolated string"] = Repeat(40, static _ => "x = $\"{x}{x}\";"),
        ["a text in a pattern"] = Repeat(40, static _ => "x = string.Format(\"{0}{0}\", x);"),
        ["a text that is joined with itself"] = Repeat(40, static _ => "x = string.Join(x, x, x);"),
        ["a text that is put together"] = Repeat(40, static _ => "x = string.Concat(x, x, x, x);"),
        ["a builder that is appended to itself"] = $"var text = new StringBuilder(x); {Repeat(60, static _ => "text.Append(text.ToString());")} x = text.ToString();",
        ["digests of digests"] = $"var key = Encoding.UTF8.GetBytes(x); {Repeat(80, static _ => "key = HMACMD5.HashData(key, key);")} x = Convert.ToBase64String(key);",
        ["octets that are added to themselves"] = $"var octets = Encoding.UTF8.GetBytes(x); {Repeat(40, static _ => "octets = octets.Concat(octets).ToArray();")} x = Convert.ToBase64String(octets);",
        ["arrays of great length"] = "var octets = new byte[int.MaxValue]; octets[int.MaxValue - 1] = 1; for (var i = 0; i < 1_000_000_000; i++) octets[i] = (byte)i; x = Convert.ToBase64String(octets);",
        ["3,000 encodings in a loop"] = "for (var i = 0; i < 3_000; i++) x = Encode(x);",
        ["4,000 encodings in a row"] = Repeat(4_000, static _ => "x = Encode(x);"),
        ["3,000 texts in one sum"] = $"x = Encode({Repeat(3_000, static i => $"\"{i}\" + x", " + ")});",
        ["400 calls in one another"] = $"string Same(string text) => text; x = Encode({Repeat(400, static _ => "Same(", "")}x{new string(')', 400)});",
        ["loops that count far"] = "var sum = 0L; for (var i = 0; i < int.MaxValue; i++) for (var j = 0; j < i; j++) sum += j; x = Encode(x + sum);",
        ["5,000 conditions before AUTH"] = Repeat(5_000, static i => $"if (user[{i}] == 'a') x += \"{i}\";"),
        ["500 commands before AUTH"] = Repeat(500, static i => $"if (CodeOf(\"NOOP {i}\") / 100 == 5) throw new IOException();"),
        ["300 ways to log in"] = Repeat(300, static i => $"if (user.Length == {i}) {{ Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); Must(Encode(password), 235); }}", " else "),
        ["300 mechanisms in one expression"] = $"Ask({Repeat(300, static i => $"user.Length == {i} ? \"AUTH LOGIN {i}\" :")} \"NOOP\");",
        ["60 replies that may say anything"] = Repeat(60, static i => $"var reply{i} = Ask(\"NOOP\"); if (reply{i}.Contains(user)) x += reply{i};"),
    };

    private static readonly Dictionary<string, string> Turning = new()
    {
        ["Ackermann's function"] = "static int Far(int m, int n) => m == 0 ? n + 1 : n == 0 ? Far(m - 1, 1) : Far(m - 1, Far(m, n - 1)); " + Deliver("var x = user + Far(4, 4);"),
        ["a constructor that makes another"] = "private sealed class Node { public Node Next; public string Text; public Node(string text) { Text = text; Next = new Node(text + text); } } " + Deliver("var x = new Node(user).Next.Next.Text;"),
        ["properties that ask each other"] = "private string First => Second; private string Second => First; " + Deliver("var x = First;"),
        ["fields that are made of each other"] = "private static readonly string First = Second + \"a\"; private static readonly string Second = First + \"b\"; " + Deliver("var x = First;"),
        ["an object that holds itself"] = "private sealed class Node { public Node? Next; public string Text = \"\"; } " + Deliver("var one = new Node { Text = user }; one.Next = new Node { Next = one }; for (var node = one; node != null; node = node.Next) one = node; var x = one.Text;"),
        ["collections that hold themselves"] = Deliver("var all = new List<object>(); all.Add(all); var table = new Dictionary<object, object>(); table[table] = table; object[] array = new object[2]; array[0] = array; var x = string.Concat(all) + table + string.Concat(array) + all.Contains(all);"),
        ["a lambda that calls itself"] = Deliver("Func<string, string> again = null!; again = text => Ask(text)[0] == '3' ? again(Encode(text)) : again(\"AUTH LOGIN\"); var x = again(\"AUTH LOGIN\");"),
        ["an iterator over itself"] = "private IEnumerable<string> All(string text) { foreach (var one in All(text)) yield return one; } " + Deliver("var x = All(user).First();"),
        ["a method that logs in again and again"] = "public void Again(string user, string password, int count) { var x = user; if (CodeOf(\"AUTH LOGIN\") != 334) Again(user, password, count + 1); " + Login + " Again(user, password, count - 1); }",
        ["what always fails"] = Deliver("var none = 0; var x = \"\".Substring(5) + \"a\"[99] + \"a\".Remove(7) + 1 / none + int.Parse(\"a\") + Convert.FromBase64String(\"???\").Length + user.Substring(-1);"),
        ["lines that are no commands"] = Deliver("var x = user; Ask(\"AUTH\"); Ask(\"AUTH \"); Ask(\"AUTH  LOGIN  \"); Ask(\"AUTH =\"); Ask(\"AUTH\\tLOGIN\"); Ask(\"AUTH \" + user + password); Ask($\"{user}AUTH\"); Ask(\"\\ud800AUTH\"); writer.WriteLine((string?)null); writer.WriteLine(new char[0]); Read();"),
        ["pointers"] = "public unsafe void Deliver(string user, string password) { fixed (char* first = user) { delegate*<string, string> encode = &Encode; var x = encode(new string(first)); } }",
        ["a ref struct"] = "private ref struct Line(Span<char> room) { private readonly Span<char> _room = room; private int _length; public void Add(string text) { text.CopyTo(_room[_length..]); _length += text.Length; } public readonly string Text => _room[.._length].ToString(); } " + Deliver("var line = new Line(stackalloc char[64]); line.Add(Encode(user)); var x = line.Text;"),
        ["operators and deconstruction"] = "private readonly record struct Answer(int Code, string Text) { public static implicit operator Answer(string line) => new(int.Parse(line[..3]), line[3..]); public static bool operator true(Answer answer) => answer.Code == 235; public static bool operator false(Answer answer) => answer.Code != 235; public static Answer operator |(Answer one, Answer other) => other; public static Answer operator &(Answer one, Answer other) => other; } " + Deliver("Answer one = Ask(\"NOOP\"); one = one with { Text = \"\" }; var (code, text) = one; if (one && one || one) throw new IOException(); var x = Encode(user + code + text);"),
    };

    public static TheoryData<string> GrowingNames => [.. Growing.Keys];

    public static TheoryData<string> TurningNames => [.. Turning.Keys];

    [Theory]
    [MemberData(nameof(GrowingNames))]
    public Task What_grows_comes_to_an_end(string name) => Ends(Deliver($"var x = user; {Growing[name]}"));

    [Theory]
    [MemberData(nameof(TurningNames))]
    public Task What_turns_comes_to_an_end(string name) => Ends(Turning[name]);

    private static async Task Ends(string members)
    {
        // What is reported there matters to nobody; a fault of the analyzer is thrown.
        var tree = Support.CSharpCode.Parse(LoginCode.ClientOf(members), "Adversary.cs");
        var compilation = Support.CSharpCode.Compile(tree).WithOptions(Support.CSharpCode.Options.WithAllowUnsafe(true));
        Assert.Empty(Support.CSharpCode.ErrorsOf(compilation));

        var reports = await Support.Analysis.ReportsOfAsync(compilation, TestContext.Current.CancellationToken);

        Assert.Contains(reports, static report => report.Id == "SMTP2003" && report.Location.SourceTree!.GetText().Lines[report.Location.GetLineSpan().StartLinePosition.Line].ToString().Contains("Beside"));
    }
}
