using Writ.Kernel;
using Writ.Kernel.Secrets;
using Writ.Services.Iam.MfaDevices;
using Writ.Services.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.MfaDevices;

public sealed class DeviceCodesTests
{
    private readonly Room _room = new();
    private readonly byte[] _seed = [.. Enumerable.Range(0, Totp.SeedBytes).Select(at => (byte)at)];

    [Fact]
    public void Code_taken_before_a_restart_is_not_taken_after_it()
    {
        var device = Enabled();
        var now = TestClock.Start.AddMinutes(10);
        var code = CodeAt(now);
        Assert.True(DeviceCodes.TrySpend(device, code, _room.Call(now)));

        var restarted = _room.Restarted(now);

        Assert.False(DeviceCodes.TrySpend(device, code, restarted.Call(now)));
        Assert.False(DeviceCodes.TrySpend(device, CodeAt(now.AddSeconds(30)), restarted.Call(now))); // it may have been taken ahead of time
        Assert.True(DeviceCodes.TrySpend(device, CodeAt(now.AddSeconds(60)), restarted.Call(now.AddSeconds(60))));
    }

    [Fact]
    public void Code_that_enabled_a_device_is_not_taken_after_a_restart()
    {
        var device = Enabled();
        var restarted = _room.Restarted(TestClock.Start.AddHours(-1)); // a clock that was set back

        Assert.False(DeviceCodes.TrySpend(device, CodeAt(TestClock.Start), restarted.Call(TestClock.Start)));
        Assert.True(DeviceCodes.TrySpend(device, CodeAt(TestClock.Start.AddSeconds(30)), restarted.Call(TestClock.Start)));
    }

    [Fact]
    public void Of_parallel_calls_with_one_code_one_wins()
    {
        var device = Enabled();
        var now = TestClock.Start.AddMinutes(10);
        var won = 0;

        Parallel.For(0, 8, _ =>
        {
            if (DeviceCodes.TrySpend(device, CodeAt(now), _room.Call(now)))
            {
                Interlocked.Increment(ref won);
            }
        });

        Assert.Equal(1, won);
    }

    [Fact]
    public void Seed_opens_for_its_device_only()
    {
        var device = Enabled();
        var now = TestClock.Start.AddMinutes(10);

        Assert.False(DeviceCodes.TrySpend(device with { Id = "another" }, CodeAt(now), _room.Call(now)));
    }

    [Fact]
    public void Device_that_is_early_or_late_keeps_its_distance()
    {
        var late = Synchronize(TestClock.Start.AddSeconds(-150));
        var now = TestClock.Start.AddMinutes(10);

        Assert.Equal(-5, late.Drift);
        Assert.False(DeviceCodes.TrySpend(late, CodeAt(now), _room.Call(now)));
        Assert.True(DeviceCodes.TrySpend(late, CodeAt(now.AddSeconds(-150)), _room.Call(now)));
    }

    private MfaDevice Enabled() => Synchronize(TestClock.Start);

    private MfaDevice Synchronize(DateTimeOffset clockOfDevice)
    {
        var device = new MfaDevice { SerialNumber = "GAHT12345678", Id = "id", SealedSeed = _room.Vault.Seal(MfaDevice.VaultPurpose, 1, _seed, "id") };
        var result = DeviceCodes.Synchronize(device, (CodeAt(clockOfDevice.AddSeconds(-30)), CodeAt(clockOfDevice)), DeviceCodes.EnablingReach, "AIDA1", _room.Call(TestClock.Start));
        Assert.Null(result.Error);
        return result.Value with { EnableDate = TestClock.Start };
    }

    private string CodeAt(DateTimeOffset time) => Totp.Code(_seed, Totp.StepOf(time));
}
