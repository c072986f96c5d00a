global using Writ.Kernel;
