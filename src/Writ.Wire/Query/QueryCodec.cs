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
        xml.Raw("<"u8);
        xml.Raw(operation);
        xml.Raw("Response xmlns=\""u8);
        xml.Raw(xmlNamespace);
        xml.Raw("\">\n"u8);
        if (response is not null)
        {
            xml.Raw("<"u8);
            xml.Raw(operation);
            xml.Raw("Result>"u8);
            response.Write(new QueryWriter(output));
            xml.Raw("</"u8);
            xml.Raw(operation);
            xml.Raw("Result>\n"u8);
        }

        xml.Raw("<ResponseMetadata>"u8);
        xml.Element("<RequestId>"u8, requestId, "</RequestId>"u8);
        xml.Raw("</ResponseMetadata>\n</"u8);
        xml.Raw(operation);
        xml.Raw("Response>\n"u8);
    }

    public static void WriteError(IBufferWriter<byte> output, string xmlNamespace, AwsError error, string requestId)
    {
        var xml = new XmlText(output);
        xml.Raw("<ErrorResponse xmlns=\""u8);
        xml.Raw(xmlNamespace);
        xml.Raw("\">\n<Error>"u8);
        xml.Element("<Type>"u8, error.Type, "</Type>"u8);
        xml.Element("<Code>"u8, error.Code, "</Code>"u8);
        xml.Element("<Message>"u8, error.Message, "</Message>"u8);
        xml.Raw("</Error>\n"u8);
        xml.Element("<RequestId>"u8, requestId, "</RequestId>"u8);
        xml.Raw("\n</ErrorResponse>\n"u8);
    }
}
