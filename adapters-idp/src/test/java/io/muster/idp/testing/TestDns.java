package io.muster.idp.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** A DNS server on a port of this host, over UDP and TCP. A name without an answer of its own does not exist. */
public final class TestDns implements AutoCloseable {
    /** The bytes of the largest answer over UDP. */
    private static final int UDP_BYTES = 1_232;

    private static final int MAX_QUERY = 4_096;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger overTcp = new AtomicInteger();

    /** An answer to a query, or the lack of one. */
    private sealed interface Answer {
        record Texts(List<String> texts) implements Answer {}

        record Alias(String target) implements Answer {}

        record Failure(int code) implements Answer {}

        record Silence() implements Answer {}
    }

    private TestDns(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    /** Starts a server, whose threads do not keep the JVM alive. */
    public static TestDns start() {
        for (int attempt = 0; ; attempt++) {
            try {
                ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestDns dns =
                        new TestDns(new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress()), tcp);
                thread(dns::serveUdp);
                thread(dns::serveTcp);
                return dns;
            } catch (IOException taken) {
                if (attempt == 10) {
                    throw new UncheckedIOException(taken);
                }
            }
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) tcp.getLocalSocketAddress();
    }

    /** Returns how many queries came over TCP. */
    public int overTcp() {
        return overTcp.get();
    }

    public void texts(String name, String... texts) {
        answers.put(name, new Answer.Texts(List.of(texts)));
    }

    public void alias(String name, String target) {
        answers.put(name, new Answer.Alias(target));
    }

    /** @param code a constant of {@link Rcode} */
    public void failure(String name, int code) {
        answers.put(name, new Answer.Failure(code));
    }

    public void silence(String name) {
        answers.put(name, new Answer.Silence());
    }

    public void remove(String name) {
        answers.remove(name);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private void serveUdp() throws IOException {
        byte[] buffer = new byte[MAX_QUERY];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            udp.receive(packet);
            Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
            byte[] answer = answer(query, UDP_BYTES);
            if (answer.length > 0) {
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private void serveTcp() throws IOException {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                overTcp.incrementAndGet();
                byte[] answer = answer(new Message(query), 65_535);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
            }
        }
    }

    private byte[] answer(Message query, int most) throws TextParseException {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        Record question = query.getQuestion();
        answer.addRecord(question, Section.QUESTION);
        String name = question.getName().toString(true);
        Answer known = answers.get(name);
        while (known instanceof Answer.Alias alias) {
            answer.addRecord(
                    new CNAMERecord(Name.fromString(name + "."), DClass.IN, 60, Name.fromString(alias.target() + ".")),
                    Section.ANSWER);
            name = alias.target();
            known = answers.get(name);
        }
        if (known instanceof Answer.Silence) {
            return new byte[0];
        }
        if (known instanceof Answer.Failure failure) {
            answer.getHeader().setRcode(failure.code());
        } else if (known instanceof Answer.Texts found && !found.texts().isEmpty()) {
            for (String text : found.texts()) {
                answer.addRecord(
                        new TXTRecord(Name.fromString(name + "."), DClass.IN, 60, pieces(text)), Section.ANSWER);
            }
        } else {
            answer.getHeader().setRcode(known == null ? Rcode.NXDOMAIN : Rcode.NOERROR);
            answer.addRecord(zone(name), Section.AUTHORITY);
        }
        return answer.toWire(most);
    }

    /** A zone has two labels. */
    private static SOARecord zone(String name) throws TextParseException {
        String[] labels = name.split("\\.", -1);
        String zone = labels[labels.length - 2] + "." + labels[labels.length - 1] + ".";
        Name host = Name.fromString("ns." + zone);
        return new SOARecord(Name.fromString(zone), DClass.IN, 60, host, host, 1, 60, 60, 60, 60);
    }

    private static List<String> pieces(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 255) {
            pieces.add(text.substring(at, Math.min(text.length(), at + 255)));
        }
        return pieces;
    }

    private static void thread(Serving serving) {
        Thread thread = new Thread(
                () -> {
                    try {
                        serving.run();
                    } catch (IOException closed) {
                        // the test has ended
                    }
                },
                "dns");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Serving {
        void run() throws IOException;
    }
}
