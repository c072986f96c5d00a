using Microsoft.Extensions.Logging;
using Writ.Wire;

namespace Writ.Server;

/// <summary>
/// The log: one line an event on standard error. The framework's console logger does more, and every start waits for
/// it. Kestrel's warnings are not logged, which come with a stack trace for every connection whose client breaks off:
/// anybody could fill the log with them.
/// </summary>
internal sealed class StandardErrorLog(TimeProvider time) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Category(categoryName, time);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The log has one destination.");

    public void Dispose()
    {
    }

    private sealed class Category(string name, TimeProvider time) : ILogger
    {
        /// <summary>A client that resets its connection in the middle of a body: for Kestrel an error, with a stack trace.</summary>
        private const int ReaderWasLeft = 67;

        private readonly bool _isKestrel = name.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (_isKestrel ? LogLevel.Error : LogLevel.Warning) && logLevel < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && !(_isKestrel && eventId.Id == ReaderWasLeft))
            {
                var line = $"{WireTime.Iso(time.GetUtcNow())} {logLevel} {name}[{eventId.Id}] {formatter(state, exception)} {exception}";
                Console.Error.WriteLine(line.ReplaceLineEndings(" | "));
            }
        }
    }
}
