using System.Buffers;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Wire.Query;

/// <summary>The envelope of the awsQuery protocol: XML answers around the shapes.</summary>
public static class QueryCodec
{
    public const string ContentType = "text/xml";

    /// <param name="output">Where the document goes.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="xmlNamespace">The service's namespace.</param>
    /// <param name="response">The answer, which may have no members (UpdateRole); null for operations that answer with nothing but metadata.</param>
    /// <param name="requestId">The request's id.</param>
    public static void WriteResponse(IBufferWriter<byte> output, string operation, string xmlNamespace, IShape? response, string requestId)
    {
        var xml = new XmlText(output);
        xml.Raw("<");
        xml.Raw(operation);
        xml.Raw("Response xmlns=\"");
        xml.Raw(xmlNamespace);
        xml.Raw("\">\n");
        if (response is not null)
        {
            xml.Raw("<");
            xml.Raw(operation);
            xml.Raw("Result>");
            response.Write(new QueryWriter(output));
            xml.Raw("</");
            xml.Raw(operation);
            xml.Raw("Result>\n");
        }

        xml.Raw("<ResponseMetadata>");
        xml.Element("RequestId", requestId);
        xml.Raw("</ResponseMetadata>\n</");
        xml.Raw(operation);
        xml.Raw("Response>\n");
    }

    public static void WriteError(IBufferWriter<byte> output, string xmlNamespace, AwsError error, string requestId)
    {
        var xml = new XmlText(output);
        xml.Raw("<ErrorResponse xmlns=\"");
        xml.Raw(xmlNamespace);
        xml.Raw("\">\n<Error>");
        xml.Element("Type", error.Type);
        xml.Element("Code", error.Code);
        xml.Element("Message", error.Message);
        xml.Raw("</Error>\n");
        xml.Element("RequestId", requestId);
        xml.Raw("\n</ErrorResponse>\n");
    }
}
