using System.Reflection;
using System.Runtime.CompilerServices;

namespace Writ.Policy.Tests.Package;

/// <summary>An assembly's public surface as sorted lines, a member a line, each with its type's name so that a line stands for itself.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) =>
        string.Join('\n', assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)) + "\n";

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{Name(type)} : {Kind(type)}{(type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? $" of {Name(parent)}" : "")}";
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
            {
                yield return $"{Name(type)}.{name} = {Convert.ToInt32(Enum.Parse(type, name), provider: null)}";
            }

            yield break;
        }

        foreach (PropertyInfo property in type.GetProperties(Declared).Where(property => IsVisible(property.GetMethod)))
        {
            string setter = !IsVisible(property.SetMethod) ? "" : property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
            string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
            string index = property.GetIndexParameters() is { Length: > 0 } indexes ? $"[{string.Join(", ", indexes.Select(Parameter))}]" : "";
            yield return $"{Name(type)}.{property.Name}{index} : {required}{Type(property.PropertyType, new NullabilityInfoContext().Create(property))} {{ get;{setter} }}";
        }

        foreach (MethodBase method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Where(method => IsVisible(method) && !IsAccessor(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute))))
        {
            string result = method is MethodInfo { ReturnParameter: var back } ? $" : {Type(back.ParameterType, new NullabilityInfoContext().Create(back))}" : "";
            yield return $"{Name(type)}.{method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))}){(method.IsStatic ? " static" : "")}{result}";
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true };

    private static bool IsAccessor(MethodBase method) => method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        string otherwise = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "";
        return $"{passing}{Type(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} {parameter.Name}{otherwise}";
    }

    private static string Type(Type type, NullabilityInfo nullability) => Name(type) + (nullability.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "");

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        string name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
