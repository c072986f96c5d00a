namespace Writ.Policy.Tests.Reference;

/// <summary>Every condition operator there is, in small letters: with each set prefix, with and without IfExists.</summary>
internal static class OperatorNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. from prefix in (string[])["", "forallvalues:", "foranyvalue:"]
           from op in (string[])["stringequals", "stringnotequals", "stringequalsignorecase", "stringnotequalsignorecase", "stringlike", "stringnotlike", "numericequals",
               "numericnotequals", "numericlessthan", "numericlessthanequals", "numericgreaterthan", "numericgreaterthanequals", "dateequals", "datenotequals", "datelessthan",
               "datelessthanequals", "dategreaterthan", "dategreaterthanequals", "bool", "binaryequals", "ipaddress", "notipaddress", "arnequals", "arnlike", "arnnotequals", "arnnotlike"]
           from suffix in (string[])["", "ifexists"]
           select prefix + op + suffix,
        "null", "forallvalues:null", "foranyvalue:null",
    ];
}
