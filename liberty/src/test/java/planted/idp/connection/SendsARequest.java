package planted.idp.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;

public final class SendsARequest {
    private SendsARequest() {}

    record ByClient(HttpClient client) {}

    record BySocket(Socket socket) {}

    record ByUrl(URL url) {
        InputStream open() throws IOException {
            return url.openStream();
        }
    }
}
