using Writ.Cli;

return WritCommand.Run(args);
