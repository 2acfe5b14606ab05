using System.Collections.Immutable;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Tests.Flow;

/// <summary>The expressions that are bound, run and compared.</summary>
internal static class PureExpressions
{
    /// <summary>So many of the answers about the beginnings that are tried are not unknown: a loss should be noticed.</summary>
    public const int LeastKnownOfText = 1000;

    /// <summary>Their values are known.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        // Numbers: overflow wraps, division truncates, shifts count modulo the width.
        "int.MaxValue + int.Parse(\"1\")", "int.MinValue - int.Parse(\"1\")", "unchecked((int)3000000000)", "450 / 100", "-450 / 100", "-450 % 100", "450 % 100",
        "450u / 7", "1 << 33", "-8 >> 1", "1L << 65",
        "unchecked((byte)450)", "unchecked((sbyte)200)", "unchecked((ushort)(-1))", "(short)450", "(long)450", "(uint)450 + 1u", "(double)450 / 100",
        "(int)4.9", "(int)-4.9", "(char)52", "(int)'4'", "'4' - '0'",
        "(byte)200 + (byte)100", "450 & 7", "450 | 7", "450 ^ 7", "-1 & 255u", "1.5 + 2",
        "7.5 % 2", "1.0 / double.Parse(\"0\")", "double.NaN == double.NaN", "double.NaN != double.NaN", "double.NaN < 1",
        "450 == 450L", "450 < 451", "450u >= 450", "450 != 4", "'4' == 52", "true ^ false", "true & false", "!true", "-(450)", "-(450L)", "-4.5", "checked(1 + 2)",
        "(int?)450 + 1", "(int?)null + 1", "(int?)null == null", "(int?)450 > null", "(int?)null == 450", "(bool?)null & false", "(bool?)null | true",
        "(bool?)null & true", "((int?)450).Value", "((int?)450).HasValue", "((int?)null).HasValue", "((int?)null).GetValueOrDefault()",
        "((int?)null).GetValueOrDefault(4)", "((int?)450).GetValueOrDefault()", "(object)450 == null",

        // Enumerations, also as objects.
        "SmtpStatusCode.MailboxBusy == (SmtpStatusCode)450", "(int)SmtpStatusCode.MailboxBusy / 100", "(SmtpStatusCode)450", "SmtpStatusCode.MailboxBusy + 1",
        "SmtpStatusCode.MailboxBusy - SmtpStatusCode.Ok", "SmtpStatusCode.MailboxBusy >= SmtpStatusCode.Ok", "(Bits)3 & Bits.B", "Bits.A | Bits.C",
        "unchecked((Small)450)", "Small.Other + 1",
        "SmtpStatusCode.MailboxBusy.ToString()", "((SmtpStatusCode)499).ToString()", "((SmtpStatusCode)450).ToString(\"D\")", "\"x\" + SmtpStatusCode.MailboxBusy",
        "string.Concat(SmtpStatusCode.MailboxBusy, 1)", "SmtpStatusCode.MailboxBusy.Equals(SmtpStatusCode.MailboxBusy)", "SmtpStatusCode.MailboxBusy.Equals(450)",
        "object.Equals(SmtpStatusCode.MailboxBusy, SmtpStatusCode.Ok)", "SmtpStatusCode.MailboxBusy.CompareTo(SmtpStatusCode.Ok)",
        "(SmtpStatusCode)(object)SmtpStatusCode.MailboxBusy", "Enum.IsDefined(typeof(SmtpStatusCode), 450)",
        "Enum.IsDefined(typeof(SmtpStatusCode), 499)", "Enum.IsDefined(typeof(SmtpStatusCode), SmtpStatusCode.Ok)", "Enum.IsDefined(typeof(SmtpStatusCode), \"Ok\")",
        "Enum.IsDefined(SmtpStatusCode.Ok)", "Enum.IsDefined((SmtpStatusCode)1)",
        "Enum.Parse<SmtpStatusCode>(\"MailboxBusy\")", "Enum.Parse<SmtpStatusCode>(\"mailboxbusy\", true)", "Enum.Parse<SmtpStatusCode>(\"450\")",
        "(SmtpStatusCode)Enum.Parse(typeof(SmtpStatusCode), \"Ok\")", "Enum.TryParse<SmtpStatusCode>(\"Ok\", out _)", "Enum.TryParse<SmtpStatusCode>(\"ok\", out _)",
        "Enum.TryParse(\"ok\", true, out SmtpStatusCode _)", "Enum.TryParse<Small>(\"\", out _)",
        "Enum.ToObject(typeof(SmtpStatusCode), 450)",

        // Text.
        "\"454\" + 1", "1 + \"454\"", "\"a\" + null", "\"a\" + 'b' + true", "\"454\" == \"454\"", "\"454\" != null", "\"454 x\".StartsWith(\"454\")",
        "\"454 x\".StartsWith('4')", "\"Ab\".StartsWith(\"aB\", StringComparison.OrdinalIgnoreCase)", "\"Ab\".StartsWith(\"aB\", true, null)",
        "\"Ab\".StartsWith(\"aB\")", "\"Ab\".EndsWith(\"b\")", "\"Ab\".EndsWith(\"B\", StringComparison.InvariantCultureIgnoreCase)", "\"Ab\".Contains(\"b\")",
        "\"Ab\".Contains('x')", "\"AB\".Contains(\"b\", StringComparison.OrdinalIgnoreCase)",
        "\"454-x\".IndexOf('-')", "\"454-x\".IndexOf(\"-\")", "\"454-x\".IndexOf(\"x\", 2)", "\"454-x\".IndexOf('4', 1)",
        "\"454-x\".IndexOf(\"X\", StringComparison.OrdinalIgnoreCase)",
        "\"454 x\".Substring(4)", "\"454 x\".Substring(0, 3)", "\" 454 \".Trim()", "\"xx4xx\".Trim('x')",
        "\"454\\r\\n\".TrimEnd('\\r', '\\n')", "\"  4\".TrimStart()", "\"454-x\".Split('-')[1]", "\"454 a b\".Split(' ', 2)[1]",
        "\"454 a b\".Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).Length",
        "\"a, b,,c\".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)", "\"a--b\".Split(\"--\")", "\"a b\\tc\".Split()",
        "\"a;b,c\".Split(',', ';')", "\"a b\".Split((char[])null)",
        "\"Abc\".ToUpperInvariant()", "\"Abc\".ToLower()", "string.IsNullOrEmpty(\"\")", "string.IsNullOrEmpty(null)", "string.IsNullOrWhiteSpace(\" \")",
        "string.Concat(\"a\", \"b\", \"c\")", "string.Concat(new[] { \"a\", \"b\" })",

        "\"454\"[1]", "\"454\".Length", "\"454 x\".Remove(3)", "\"454 x\".Remove(0, 2)", "\"454\".Insert(1, \"x\")",
        "\"454\".Replace('4', '5')", "\"454\".Replace(\"54\", null)", "\"4\".PadLeft(3)", "\"4\".PadLeft(3, '0')", "\"4\".PadRight(3, '0')", "\"454 x\"[..3]",
        "\"454 x\"[^1]", "\"454 x\"[4..]", "\"454 x\"[^2..^1]", "new string('4', 3)", "new string(new[] { '4', '5' })",
        "\"454\".Equals(\"454\")", "\"454\".Equals(null)", "\"454\".Equals((object)\"454\")", "\"ab\".Equals(\"AB\", StringComparison.OrdinalIgnoreCase)",
        "string.Equals(\"a\", \"b\")", "string.Equals(null, null)", "string.Equals(\"ab\", \"AB\", StringComparison.CurrentCultureIgnoreCase)",
        "string.Compare(\"454\", \"454\")", "string.Compare(\"454\", \"500\")", "string.Compare(\"ab\", \"AB\", true)", "string.Compare(\"454 x\", 0, \"454\", 0, 3)",
        "string.Compare(\"454 x\", 0, \"455\", 0, 3, StringComparison.Ordinal)", "string.CompareOrdinal(\"b\", \"a\")", "\"454\".CompareTo(\"45\")",
        "string.Compare(null, \"a\")", "string.Compare(\"a\", null)", "\"ab\".CompareTo(\"Ab\")", "string.Compare(\"a\", \"B\", StringComparison.OrdinalIgnoreCase)",
        "\"454\".ToCharArray()", "\"454\".ToString()", "\"454\".First()", "\"454\".Skip(1)", "\"454\".ElementAt(1)", "\"454\".Count()",
        "new string(\"454 x\".Take(3).ToArray())", "string.Concat(\"454 x\".Take(3))",

        // Characters, numbers as text, Math, Convert.
        "char.IsDigit('4')", "char.IsDigit(\"x4\", 1)", "char.IsLetter('4')", "char.IsWhiteSpace(' ')", "char.IsAsciiDigit('4')", "char.IsAsciiLetter('[')",
        "char.IsAsciiLetterOrDigit('@')", "char.IsBetween('4', '0', '9')", "char.GetNumericValue('4')", "'4'.ToString()", "'4'.Equals('4')",
        "'4'.CompareTo('5')", "char.Parse(\"4\")", "char.ToString('4')",
        "int.Parse(\"454\")", "int.Parse(\" -454 \")", "int.Parse(\"+454\", CultureInfo.InvariantCulture)", "int.Parse(\"454\".AsSpan())", "long.Parse(\"454\")",
        "byte.Parse(\"45\")", "double.Parse(\"454\")", "bool.Parse(\"True\")", "int.TryParse(\"454\", out _)", "int.TryParse(\"45x\", out _)",
        "int.TryParse(\"\", out _)", "int.TryParse((string)null, out _)", "byte.TryParse(\"454\", out _)", "int.TryParse(\"99999999999\", out _)",
        "bool.TryParse(\"x\", out _)", "int.TryParse(\"454\", NumberStyles.Integer, null, out _)", "int.TryParse(\"4 5\", out _)", "int.TryParse(\"-\", out _)",
        "int.TryParse(\" \", out _)",
        "450.ToString()", "(-1).ToString()", "450.ToString(CultureInfo.InvariantCulture)", "5.ToString(\"D3\")", "5.ToString(\"000\")", "450L.ToString()",
        "true.ToString()", "450.Equals(450)", "450.Equals(450L)", "450.Equals((object)450)", "450.CompareTo(451)", "object.Equals(450, 450)",
        "object.Equals(450, 450L)", "object.Equals(null, 1)", "object.Equals(\"a\", \"a\")", "((object)450).Equals(450)",
        "true.Equals(false)",
        "Math.Abs(-4)", "Math.Abs(-4.5)", "Math.Min(4, 5)", "Math.Max(4L, 5)", "Math.Clamp(450, 1, 5)", "Math.Floor(4.5)", "Math.Floor(450 / 100.0)",
        "Math.Ceiling(4.2)", "Math.Round(2.5)", "Math.Round(2.5m)", "Math.Truncate(4.7m)", "Math.Sign(-4)", "Math.Pow(2, 10)", "Math.Sqrt(16)",
        "Math.Min((byte)1, (byte)2)",
        "Convert.ToInt32(\"454\")", "Convert.ToInt32('4')", "Convert.ToInt32(2.5)", "Convert.ToInt32((object)450)",
        "Convert.ToInt32(SmtpStatusCode.Ok)", "Convert.ToInt64(450)", "Convert.ToString(450)", "Convert.ToBoolean(1)",
        "Convert.ToBoolean(\"true\")", "Convert.ToChar(52)", "Convert.ToByte(\"45\")", "Convert.ToDouble(450)", "Convert.ToInt16(450L)", "Convert.ToString('4')",


        // Collections.
        "new[] { 450, 451 }.Contains(450)", "new[] { 450, 451 }.Contains(452)", "new[] { \"450\" }.Contains(\"450\")", "Array.IndexOf(new[] { 450, 451 }, 451)",
        "Array.IndexOf(new[] { 450, 451 }, 5)", "Enumerable.Range(400, 100).Contains(450)", "Enumerable.Range(400, 100).Count()", "new List<int> { 450 }.Contains(450)",
        "new HashSet<int> { 450 }.Contains(451)", "new HashSet<SmtpStatusCode> { SmtpStatusCode.Ok }.Contains(SmtpStatusCode.Ok)",
        "ImmutableArray.Create(450, 451).Contains(451)", "ImmutableHashSet.Create(450).Contains(450)", "ImmutableList.Create(450, 451).Count",
        "ImmutableHashSet.CreateRange(new[] { 450, 450 }).Count", "new[] { 450 }.ToFrozenSet().Contains(450)", "new[] { 450 }.ToHashSet().Count",
        "new[] { 450, 451 }.ToImmutableHashSet().Contains(451)", "new HashSet<int>(new[] { 4, 4 }).Count", "new List<int>(new[] { 4, 4 }).Count",
        "new[] { 4, 5 }.Any()", "new int[0].Any()", "Array.Empty<int>().Length", "Enumerable.Empty<int>().Any()", "new[] { 4, 5 }.First()",
        "new int[] { }.FirstOrDefault()", "new[] { 4, 5 }.Concat(new[] { 6 })",
        "new[] { 4, 5 }.Union(new[] { 5 })", "new[] { 4, 5 }.Except(new[] { 5 })", "new[] { 4, 4 }.Distinct()",
        "new[] { 4, 5 }.Skip(1)", "new[] { 4, 5 }.Take(1)", "new[] { 4, 5 }.ToList()[1]", "new[] { 4, 5 }[0]",
        "new[] { 4, 5 }[^1]", "new[] { 4, 5, 6 }[1..]",
        "new[] { 4, 5 }.ElementAt(1)", "new[] { 4, 5 }.AsEnumerable().Contains(4)",
        "((ICollection<int>)new[] { 4, 5 }).Contains(4)", "((IReadOnlyCollection<int>)new[] { 4, 5 }).Count",
        "new Dictionary<int, string> { { 450, \"a\" } }.ContainsKey(450)", "new Dictionary<int, string> { { 450, \"a\" } }[450]",
        "new Dictionary<int, string> { { 450, \"a\" } }.Count", "new Dictionary<int, string> { { 450, \"a\" } }.TryGetValue(450, out _)",
        "new Dictionary<int, string> { { 450, \"a\" } }.GetValueOrDefault(4)", "new Dictionary<int, string> { { 450, \"a\" } }.GetValueOrDefault(4, \"b\")",
        "new Dictionary<int, bool> { { 450, true } }.ToFrozenDictionary().ContainsKey(450)",
        "new Dictionary<int, string> { { 450, \"a\" } }.Keys.Contains(450)",
        "\"454 x\".AsSpan().StartsWith(\"454\")", "\"454 x\".AsSpan(0, 3).SequenceEqual(\"454\")", "\"454 x\".AsSpan(4).Length", "\"454\".AsSpan()[0]",
        "\"454\".AsSpan().Contains('5')", "\"454 x\".AsSpan().Slice(0, 3).ToString()", "\"454 x\".AsSpan()[..3].ToString()",
        "\"ab\".AsSpan().Equals(\"AB\", StringComparison.OrdinalIgnoreCase)", "\"454\".AsSpan().IndexOf('5')", "\" 4 \".AsSpan().Trim().ToString()",
        "new[] { 4, 5 }.AsSpan().Contains(4)", "new[] { 4, 5 }.AsSpan().IndexOf(5)", "\"\".AsSpan().IsEmpty", "new[] { '4' }.AsSpan().SequenceEqual(\"4\")",
        "typeof(int) == typeof(int)", "typeof(int) == typeof(long)",

        "char.TryParse(\"4\", out _)", "char.TryParse(\"45\", out _)",
        "ImmutableArray.Create(new List<int>(new[] { 4, 5 })).Length", "string.Concat(new object[] { 1, 2 })",

        // Regular expressions.
        @"Regex.IsMatch(""aaaaaaaaaaaaaaaab"", ""^(a*)*$"")",
        @"Regex.IsMatch(""454 x"", ""^4"")", @"Regex.IsMatch(""454 x"", @""^4\d\d"")", @"Regex.IsMatch(""454 x"", @""^(421|450)"")",
        @"Regex.IsMatch(""454\n"", @""^\d{3}$"")",
        @"new Regex(""^[45]"").IsMatch(""554"")", @"new Regex(""^[^45]"").IsMatch(""554"")", @"Regex.Match(""454-x"", @""^(?<code>\d{3})[ -]"").Success",

        @"Regex.IsMatch(""aaab"", ""^a*b$"")",
        @"Regex.IsMatch(""aaab"", ""^(?:aa|a)+?b$"")", @"Regex.IsMatch(""4.7.0"", @""4\.\d+\.\d+"")", @"Regex.IsMatch(""x"", ""^a?x|y$"")",
        @"Regex.IsMatch(""a]-b"", @""^a[]]-[b\-]$"")", @"Regex.IsMatch("""", ""^()*$"")",
        @"Regex.IsMatch(""a\nb"", ""a.b"")", @"Regex.IsMatch(""450"", ""4(2[1]|5[0-24])"")",
    ];

    /// <summary>They throw, or what they return depends on more than the operands.</summary>
    public static IReadOnlyList<string> Unknown { get; } =
    [
        "1 / int.Parse(\"0\")", "1 % int.Parse(\"0\")", "1m / int.Parse(\"0\")", "checked(int.MaxValue + int.Parse(\"1\"))", "checked((byte)int.Parse(\"450\"))",
        "int.MinValue / int.Parse(\"-1\")", "unchecked((int)double.NaN)", "unchecked((int)(4e9 * double.Parse(\"1\")))", "(int)(4e9m * decimal.Parse(\"1\"))",
        "checked(-int.Parse(\"-2147483648\"))", "(int)(object)450L", "(int)(object)SmtpStatusCode.Ok + 0L", "((int?)null).Value", "(int)(int?)null",
        "\"454\".Substring(4)", "\"454\".Substring(1, 3)", "\"454\"[3]", "\"454\"[^4]", "\"454\"[4..]", "\"454\".Remove(4)", "int.Parse(\"x\")",
        "int.Parse((string)null)", "byte.Parse(\"454\")", "Convert.ToInt32(\"x\")", "Convert.ToByte(450)", "Math.Abs(int.MinValue)", "\"ä\".StartsWith(\"a\")",
        "string.Compare(\"ä\", \"b\")", "\"ä\".ToUpper()", "4.5.ToString()", "450.ToString(\"N0\")", "450.5m.ToString()", "\"\" + 4.5",
        "Enum.Parse<SmtpStatusCode>(\"Nothing\")", "Enum.IsDefined(typeof(SmtpStatusCode), 450L)", "((Twins)1).ToString()", "((Bits)3).ToString()", "new[] { 4 }[1]",
        "new int[0].First()", "new[] { 4, 5 }.Single()", "new Dictionary<int, string> { { 450, \"a\" } }[4]",
        "new[] { \"a\" }.Contains(\"A\", StringComparer.OrdinalIgnoreCase)", "(object)\"a\" == (object)string.Concat(\"a\", \"\")", "object.ReferenceEquals(4, 4)",
        "\"a\\0b\".IndexOf(\"\\0\")", "\"4\".PadLeft(-1)", "Convert.ToString(450, 2)", "string.Format(\"{0:N2}\", 4)", "string.Format(\"{1}\", 4)",
        "\"a\".Equals(\"A\", (StringComparison)9)", "new[] { 4, 5 }.Contains(line.Length)", "DateTime.UtcNow.Year", "Environment.NewLine.Length",
        "new[] { 4, 5 }.Any(x => x == 4)", "new[] { 4, 5 }.First(x => x == 5)", "new[] { 4, 5 }.Count(x => x == 4)",
        "string.Format(\"{0}\", new[] { 4, 5 })", "string.Concat((object)new[] { 4, 5 })", "\"45\".AsSpan().IndexOfAny('5', '4')", "new SortedSet<int>(new[] { 5, 4 }).First()",
        "ImmutableArray.Create(new[] { 4, 5 }, 1, 1).Length", "Array.BinarySearch(new[] { 450, 421 }, 450)", "new Stack<int>(new[] { 5, 4 }).First()",
        "new System.Collections.BitArray(new[] { 4 }).Count", @"Regex.IsMatch(""454"", @""^4(?=5)"")", @"Regex.IsMatch(""454"", @""(4)5\1"")", @"Regex.IsMatch(""454"", @""(?i)x"")",
        @"Regex.IsMatch(""454"", @""^454"", RegexOptions.Multiline)", @"Regex.IsMatch(""454"", @""[4-[5]]"")", @"Regex.IsMatch(""454"", @""4\b"")",
        @"Regex.IsMatch(""a"", @""\x61"")", @"Regex.IsMatch(""a"", ""^(){9999}a"")",
        @"Regex.IsMatch(""a"", ""a{,3}"")", @"Regex.IsMatch(""a"", ""("")", @"new Regex(""a"").IsMatch(""ba"", 1)",
        @"Regex.IsMatch(""k"", ""\u212A"", RegexOptions.IgnoreCase)",
    ];

    /// <summary>About a text of which only the beginning is known.</summary>
    public static IReadOnlyList<string> OfText { get; } =
    [
        "line", "line.Length", "line.Length < 3", "line.Length >= 3", "3 > line.Length", "line.Length == 0", "line.Length != 0", "line.Length <= 4", "line.Length - 1",
        "(long)line.Length > 2", "line == \"454\"", "line != \"454 OK\"", "line == \"45\"", "line == null", "line == \"\"", "null != line", "(object)line == null",
        "line + \"x\"", "\"x\" + line", "line + line", "line.StartsWith(\"4\")", "line.StartsWith(\"45\")", "line.StartsWith(\"454\")", "line.StartsWith(\"454 \")",
        "line.StartsWith(\"454-\")", "line.StartsWith(\"5\")", "line.StartsWith('4')", "line.StartsWith(\"\")",
        "line.StartsWith(\"AB\", StringComparison.OrdinalIgnoreCase)", "line.StartsWith(\"454 ok\", StringComparison.OrdinalIgnoreCase)", "line.EndsWith(\"x\")",
        "line.EndsWith(\"\")", "line.Contains(\"4\")", "line.Contains(\"OK\")", "line.Contains(' ')", "line.Contains(\"\")",
        "line.IndexOf(' ')", "line.IndexOf(\"4\")", "line.IndexOf('4', 1)", "line.IndexOf(\"54\")", "line.IndexOf(' ') >= 0", "line.IndexOf('-') == 3",
        "line.IndexOfAny(new[] { ' ', '-' })", "line.LastIndexOf('4')", "line.Substring(0, 3)", "line.Substring(3)", "line.Substring(4)", "line.Substring(1, 1)",
        "line.Substring(3, 1)", "line.Substring(0, Math.Min(3, line.Length))", "line[0]", "line[3]", "line[^1]", "line[..3]", "line[1..2]", "line[3..]", "line[..^1]",
        "line[0] == '4'", "line[3] == '-'", "line[0] - '0'", "char.IsDigit(line[0])", "char.IsDigit(line, 0)", "line.Trim()", "line.TrimStart()", "line.TrimEnd()",
        "line.Trim('4')", "line.TrimEnd('\\r', '\\n')", "line.Trim().StartsWith(\"454\")", "line.Split(' ')[0]", "line.Split(' ')[1]", "line.Split('-')[0]",
        "line.Split(' ', '-')[0]", "line.Split(new[] { ' ', '-' }, 2)[0]", "line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]",
        "line.Split(' ', StringSplitOptions.TrimEntries)[0]", "line.Split(\", \")[0]", "line.Split()[0]", "line.Split(' ').Length", "line.Split(' ').Length > 1",
        "line.Split('\\n')", "line.Split(\" \").First()", "line.Split(\"\\r\\n\")[0]",
        "line.ToUpper()", "line.ToLowerInvariant()", "line.ToUpperInvariant().StartsWith(\"AB\")", "string.IsNullOrEmpty(line)", "string.IsNullOrWhiteSpace(line)",
        "string.Concat(line, \"x\")", "string.Concat(\"a\", line, \"x\")", "string.Join(\" \", line, \"x\")", "string.Format(\"<{0}>\", line)", "line.Remove(3)",
        "line.Remove(0, 1)", "line.Replace('4', '5')", "line.Replace(\"-\", \" \")", "line.Replace(\"45\", \"\")", "line.Insert(1, \"x\")", "line.PadLeft(2)",
        "line.PadLeft(9)", "line.PadRight(3)", "line.Equals(\"454\")", "line.Equals(null)", "line.Equals(\"ab-cd\", StringComparison.OrdinalIgnoreCase)",
        "string.Equals(line, \"250\")", "string.Compare(line, \"454\")", "string.Compare(line, \"500\") < 0", "string.CompareOrdinal(line, \"500\")",
        "string.CompareOrdinal(line, \"4\")", "string.Compare(line, 0, \"454\", 0, 3) == 0", "string.Compare(line, 0, \"250\", 0, 3)",
        "string.Compare(line, 0, \"4549\", 0, 4)", "line.CompareTo(\"400\") >= 0", "string.CompareOrdinal(line, 0, \"500\", 0, 1)", "string.Compare(line, null)",
        "line.CompareTo(line)",
        "int.TryParse(line, out _)", "int.Parse(line)", "int.TryParse(line.Substring(0, 3), out _)", "int.Parse(line.Substring(0, 3))",
        "int.TryParse(line.AsSpan(0, 3), out _)", "int.Parse(line[..3]) / 100", "Convert.ToInt32(line.Substring(0, 1))", "double.TryParse(line, out _)",
        "bool.TryParse(line, out _)", "byte.TryParse(line, out _)", "Enum.TryParse<SmtpStatusCode>(line, out _)",
        "Enum.TryParse<SmtpStatusCode>(line.Substring(0, 3), out _)", "line.ToCharArray()", "line.ToCharArray()[0]", "line.First()", "line.Take(3)", "line.Skip(1)",
        "line.ElementAt(2)", "line.Last()", "line.Count()", "line.Any()", "line.FirstOrDefault()", "new string(line.Take(3).ToArray())", "string.Concat(line.Take(3))",
        "line.Reverse()", "line.Distinct()", "line.Concat(\"x\")", "line.Contains('9')", "line.SequenceEqual(\"454\")", "line.AsSpan().StartsWith(\"454\")",
        "line.AsSpan(0, 3).SequenceEqual(\"454\")", "line.AsSpan()[0]", "line.AsSpan().Length >= 3", "line.AsSpan().IndexOf(' ')",
        "line.AsSpan().Slice(0, 3).ToString()", "line.AsSpan().IsEmpty", "line.AsSpan().Trim().ToString()", "new[] { \"421\", \"454\" }.Contains(line.Substring(0, 3))",
        "new[] { \"421\", \"454\" }.Contains(line)", "Array.IndexOf(new[] { \"421\", \"454\" }, line)", "new[] { '4', '5' }.Contains(line[0])",
        "new HashSet<string> { \"454\" }.Contains(line)", "new Dictionary<string, int> { { \"454\", 1 } }.ContainsKey(line)",
        "new Dictionary<string, int> { { \"454\", 1 } }.ContainsKey(line.Substring(0, 3))", "line is null", "(object)line", "object.Equals(line, \"250\")",
        "object.ReferenceEquals(line, null)", "line.GetHashCode()",
        @"Regex.IsMatch(line, @""^4\d\d"")", @"Regex.IsMatch(line, @""^\d{3}[ -]"")", @"Regex.IsMatch(line, ""OK"")", @"Regex.IsMatch(line, ""54"")",
        @"Regex.IsMatch(line, @""^454$"")", @"Regex.IsMatch(line, @""^4$|^45\Z"")", @"Regex.IsMatch(line, @""^(421|45[0-4])(?: |-|$)"")",
        @"Regex.IsMatch(line, @""^\s*\d+"")", @"Regex.IsMatch(line, ""^[^4]"")", @"Regex.IsMatch(line, ""^ab-cd"", RegexOptions.IgnoreCase)",
        @"Regex.IsMatch(line, ""^.*x$"")", @"Regex.IsMatch(line, ""x?"")", @"Regex.IsMatch(line, ""4+$"")", @"new Regex(""^[245]"").Match(line).Success",
        @"Regex.IsMatch(line, @""\A[45]\d{2}\z"")",
    ];

    /// <summary>About a text that begins with 454.</summary>
    public static IReadOnlyDictionary<string, Value> OfReply { get; } = new Dictionary<string, Value>
    {
        ["line.StartsWith(\"4\")"] = Constant.True,
        ["line.StartsWith(\"454 \")"] = SmtpReplyAnalyzers.Flow.Unknown.Derived,
        ["line.StartsWith(\"5\")"] = Constant.False,
        ["line.Contains(\"OK\")"] = SmtpReplyAnalyzers.Flow.Unknown.Derived,
        ["line.Length < 3"] = Constant.False,
        ["line.Length > 3"] = SmtpReplyAnalyzers.Flow.Unknown.Derived,
        ["line.Substring(3)"] = new ReplyText(""),
        ["line.Substring(0, Math.Min(3, line.Length))"] = new Constant("454"),
        ["line[0]"] = new Constant('4'),
        ["line[..3]"] = new Constant("454"),
        ["line.Split(' ')"] = new KnownStart(ImmutableArray.Create<Value>(new ReplyText("454"))),
        ["int.Parse(line.Substring(0, 3)) / 100"] = new Constant(4),
        ["string.Compare(line, 0, \"454\", 0, 3) == 0"] = Constant.True,
        ["string.Compare(line, \"500\") < 0"] = Constant.True,
        ["line == \"454\""] = SmtpReplyAnalyzers.Flow.Unknown.Derived,
        ["line == \"45\""] = Constant.False,
        ["line == null"] = Constant.False,
        ["string.IsNullOrEmpty(line)"] = Constant.False,
        ["new[] { \"421\", \"450\" }.Contains(line)"] = Constant.False,
        ["new[] { \"421\", \"454\" }.Contains(line.Substring(0, 3))"] = Constant.True,
        ["int.TryParse(line, out _)"] = SmtpReplyAnalyzers.Flow.Unknown.Derived,
        [@"Regex.IsMatch(line, @""^4\d\d"")"] = Constant.True,
        [@"Regex.IsMatch(line, ""^5"")"] = Constant.False,
        [@"Regex.IsMatch(line, ""OK"")"] = SmtpReplyAnalyzers.Flow.Unknown.Derived,
        ["line + \"x\""] = new ReplyText("454"),
        ["\"< \" + line"] = new ReplyText("< 454"),
    };
}
