package io.muster.rest.admin;

import io.muster.rest.json.JsonObjects;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the bodies of the admin API: a JSON object without repeated keys, whatever media type is declared, into a
 * record.
 */
@Provider
@Singleton
@Consumes(MediaType.WILDCARD)
public class RequestBodyReader implements MessageBodyReader<Record> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        // RequestBodies has bounded it
        return RecordReader.read(JsonObjects.parseUnique(body.readAllBytes()), type);
    }
}
