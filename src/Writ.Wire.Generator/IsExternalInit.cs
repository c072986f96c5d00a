namespace System.Runtime.CompilerServices;

/// <summary>netstandard2.0 lacks the type behind <c>init</c>.</summary>
internal static class IsExternalInit;
