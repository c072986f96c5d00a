using System.Globalization;

namespace Writ.Policy.Catalog;

/// <summary>Reads the block of a service; <c>tools/aws-data/catalog.mjs</c> says what its lines are.</summary>
internal sealed class ServiceReader(CatalogService service, string text)
{
    private readonly List<CatalogConditionKey> _keys = [];
    private readonly List<CatalogResourceType> _types = [];
    private readonly List<CatalogAction> _actions = [];

    // Many actions share their list of keys.
    private readonly Dictionary<string, CatalogConditionKey[]> _keyLists = new(StringComparer.Ordinal) { [""] = [] };

    public ServiceContent Read()
    {
        Span<Range> fields = new Range[256];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                continue;
            }

            int count = line.Split(fields, '\t');
            ReadLine(line, fields[..count]);
        }

        return new ServiceContent([.. _actions], [.. _types], [.. _keys]);
    }

    private void ReadLine(ReadOnlySpan<char> line, ReadOnlySpan<Range> fields)
    {
        switch (line[0])
        {
            case 'K':
                _keys.Add(Key(line[fields[1]][0], line[fields[2]].ToString()));
                break;
            case 'R':
                _types.Add(new CatalogResourceType(line[fields[1]].ToString(), Texts(line, fields[3..]), Keys(line[fields[2]])));
                break;
            case 'A':
                _actions.Add(Action(line, fields));
                break;
            default:
                throw new InvalidDataException($"The block of {service.Prefix} has a line of an unknown kind.");
        }
    }

    private CatalogAction Action(ReadOnlySpan<char> line, ReadOnlySpan<Range> fields)
    {
        ReadOnlySpan<char> level = line[fields[2]];
        return new CatalogAction(service, $"{service.Prefix}:{line[fields[1]]}")
        {
            AccessLevel = Level(level[0]),
            IsCoveredByResourceControlPolicies = service.SupportsResourceControlPolicies && level.Length == 1,
            ConditionKeys = Keys(line[fields[3]]),
            ResourceTypes = Types(line, fields[4..]),
        };
    }

    private ActionResourceType[] Types(ReadOnlySpan<char> line, ReadOnlySpan<Range> fields)
    {
        ActionResourceType[] types = new ActionResourceType[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            ReadOnlySpan<char> field = line[fields[i]];
            int colon = field.IndexOf(':');
            ReadOnlySpan<char> type = colon < 0 ? field : field[..colon];
            types[i] = new ActionResourceType(_types[Number(type.TrimEnd('*'))], type.EndsWith('*'), Keys(colon < 0 ? [] : field[(colon + 1)..]));
        }

        return types;
    }

    private CatalogConditionKey[] Keys(ReadOnlySpan<char> numbers)
    {
        Dictionary<string, CatalogConditionKey[]>.AlternateLookup<ReadOnlySpan<char>> lists = _keyLists.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lists.TryGetValue(numbers, out CatalogConditionKey[]? known))
        {
            return known;
        }

        List<CatalogConditionKey> keys = [];
        foreach (Range number in numbers.Split(','))
        {
            keys.Add(_keys[Number(numbers[number])]);
        }

        return lists.Dictionary[numbers.ToString()] = [.. keys];
    }

    private static string[] Texts(ReadOnlySpan<char> line, ReadOnlySpan<Range> fields)
    {
        string[] texts = new string[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            texts[i] = line[fields[i]].ToString();
        }

        return texts;
    }

    // An array's letter is its element's in lower case.
    private static CatalogConditionKey Key(char letter, string name) => new(name, char.ToUpperInvariant(letter) switch
    {
        'S' => ConditionKeyType.String,
        'A' => ConditionKeyType.Arn,
        'B' => ConditionKeyType.Bool,
        'D' => ConditionKeyType.Date,
        'I' => ConditionKeyType.IpAddress,
        'N' => ConditionKeyType.Numeric,
        _ => throw new InvalidDataException($"The condition key {name} is of an unknown type."),
    }, char.IsAsciiLetterLower(letter));

    private AccessLevel Level(char letter) => letter switch
    {
        'L' => AccessLevel.List,
        'R' => AccessLevel.Read,
        'W' => AccessLevel.Write,
        'T' => AccessLevel.Tagging,
        'P' => AccessLevel.PermissionsManagement,
        _ => throw new InvalidDataException($"The block of {service.Prefix} has an unknown access level."),
    };

    private static int Number(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
