package io.muster.liberty;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * The address and port that the server listens on. Liberty opens the port when the application has started; it logs an
 * error if it cannot, and goes on without a port.
 *
 * @param host MUSTER_HTTP_HOST
 * @param port MUSTER_HTTP_PORT
 */
record HttpAddress(String host, int port) {
    /**
     * As {@code startTimeout} in {@code muster.xml}: Liberty opens the port then, whether the application has started
     * or not.
     */
    private static final Duration OPENED_AFTER = Duration.ofMinutes(2);

    private static final int BACKLOG = 1;
    private static final int CONNECT_MILLIS = 1_000;

    /** Returns the URL by which this machine reaches the address, without a slash at the end. */
    String url() {
        return "http://" + (isEveryInterface() ? "localhost" : host) + ":" + port;
    }

    /**
     * Returns why Liberty will not be able to open the port, and the setting that helps. Returns nothing if it will, or
     * if the process runs for so long that the port may be open already.
     */
    Optional<String> bindError() {
        if (ManagementFactory.getRuntimeMXBean().getUptime() > OPENED_AFTER.toMillis()) {
            return Optional.empty();
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(isEveryInterface() ? new InetSocketAddress(port) : new InetSocketAddress(host, port), BACKLOG);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("Muster cannot listen on " + host + ", port " + port + ": " + refused.getMessage()
                    + ". Set MUSTER_HTTP_PORT to a free port, or end the process that listens there.");
        }
    }

    /** Returns whether somebody listens: after {@link #bindError()} has found the port free, this process. */
    boolean isOpen() {
        try (Socket socket = new Socket()) {
            InetAddress address = isEveryInterface() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isEveryInterface() {
        return host.equals("*") || host.equals("0.0.0.0") || host.equals("::");
    }
}
