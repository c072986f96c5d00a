// Load over loopback. Every command is bounded in count or time and talks to 127.0.0.1 only.
using System.Globalization;
using Writ.Load;

if (args.Length == 0)
{
    Console.Error.WriteLine(
        """
        writ-load wrk URL FORM                      a wrk script that repeats one signed request
        writ-load call URL FORM                     one signed request; prints the answer
        writ-load repeat URL CONNECTIONS COUNT FORM the same request, signed anew each time
        writ-load create-users URL CONNECTIONS COUNT
        writ-load create-roles URL CONNECTIONS COUNT
        writ-load put-role-policies URL CONNECTIONS COUNT
        writ-load start URL COMMAND ARGUMENT...     starts a server; prints the milliseconds to its first answer to a signed GetCallerIdentity
        writ-load furnish-organization DIRECTORY ACCOUNTS ROLES UNITS POLICIES
                                                    writes an organization into the database of a stopped server; no units: accounts alone
        writ-load sessions URL CONNECTIONS ACCOUNTS the credentials of a session in each of these accounts
        writ-load sweep URL CONNECTIONS FILE        one call of each of these sessions: how many are let, and how long it takes
        writ-load fsync DIRECTORY SECONDS           how often the disk under a directory takes an 8 KiB append durably
        The root key is WRIT_ROOT_ACCESS_KEY_ID and WRIT_ROOT_SECRET_ACCESS_KEY.
        """);
    return 2;
}

return args[0] switch
{
    "wrk" => WrkScript.Print(new Uri(args[1]), args[2]),
    "call" => await Calls.OnceAsync(new Uri(args[1]), args[2]),
    "repeat" => await Calls.ManyAsync(new Uri(args[1]), Number(args[2]), Number(args[3]), _ => args[4]),
    "create-users" => await Calls.ManyAsync(new Uri(args[1]), Number(args[2]), Number(args[3]), Forms.CreateUser),
    "create-roles" => await Calls.ManyAsync(new Uri(args[1]), Number(args[2]), Number(args[3]), Forms.CreateRole),
    "put-role-policies" => await Calls.ManyAsync(new Uri(args[1]), Number(args[2]), Number(args[3]), Forms.PutRolePolicy),
    "start" => await Starting.MeasureAsync(new Uri(args[1]), args[2], args[3..]),
    "furnish-organization" => await Organizations.FurnishAsync(args[1], Number(args[2]), Number(args[3]), Number(args[4]), Number(args[5])),
    "sessions" => await Sessions.AssumeAsync(new Uri(args[1]), Number(args[2]), Number(args[3])),
    "sweep" => await Sessions.SweepAsync(new Uri(args[1]), Number(args[2]), args[3]),
    "fsync" => Disk.MeasureFsync(args[1], Number(args[2])),
    _ => 2,
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
