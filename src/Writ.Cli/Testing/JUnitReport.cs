using System.Globalization;
using System.Text;
using System.Xml;
using Writ.Cli.Output;

namespace Writ.Cli.Testing;

/// <summary>The report in JUnit's XML, which every build server reads: a suite per file, a case per test.</summary>
internal static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static void Write(Stream output, TestRun run)
    {
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartElement("testsuites");
        Count(xml, run.Passed + run.Failed + run.Unreadable, run.Failed, run.Unreadable, run.Time);
        foreach (var file in run.Files)
        {
            Write(xml, file);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, TestFileOutcome file)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", file.Path);
        Count(xml, file.Results.Count + (file.Error is null ? 0 : 1), file.Failed, file.Error is null ? 0 : 1, file.Time);
        if (file.Error is { } error)
        {
            Case(xml, file.Path, "the file can be read", file.Time);
            Problem(xml, "error", error, error);
            xml.WriteEndElement();
        }

        foreach (var result in file.Results)
        {
            Case(xml, file.Path, result.Test.Name, result.Time);
            Attribute(xml, "file", file.Path);
            Attribute(xml, "line", result.Test.Line.ToString(CultureInfo.InvariantCulture));
            if (result.Failure is { } failure)
            {
                Problem(xml, "failure", failure, string.Join('\n', TextReport.Why(file.Path, result, new Terminal(TextWriter.Null, colours: false))));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string path, string name, TimeSpan time)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", path);
        Attribute(xml, "name", name);
        Attribute(xml, "time", Seconds(time));
    }

    private static void Problem(XmlWriter xml, string element, string message, string text)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "message", message);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Count(XmlWriter xml, int tests, int failures, int errors, TimeSpan time)
    {
        Attribute(xml, "tests", tests.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "failures", failures.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "errors", errors.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "time", Seconds(time));
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 has no way to write most control characters and half pairs: they become U+FFFD.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune is { IsBmp: true } && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}
