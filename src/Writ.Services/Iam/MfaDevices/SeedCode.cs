using QRCoder;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>How an authenticator app gets to know a seed: a picture of the link that it reads.</summary>
internal static class SeedCode
{
    private const int PixelsPerModule = 4;

    /// <param name="name">The device's name.</param>
    /// <param name="account">The account's alias or number.</param>
    /// <param name="seed">The seed in base 32.</param>
    public static string Link(string name, string account, string seed) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{name}@{account}")}?secret={seed}";

    public static byte[] Png(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }
}
