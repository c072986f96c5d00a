namespace Writ.Kernel.State;

/// <summary>One resource's new document, or its removal when <paramref name="Document"/> is null.</summary>
public sealed record Change(string Kind, string Key, ReadOnlyMemory<byte>? Document);

/// <summary>A resource as the store keeps it.</summary>
public sealed record StoredResource(string Kind, string Key, ReadOnlyMemory<byte> Document);
