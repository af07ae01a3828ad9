package io.muster.idp.connection.dns;

import io.muster.application.port.out.connection.DomainRecords;
import io.muster.domain.connection.TxtAnswer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks recursive resolvers, which follow aliases (CNAME). Nothing is cached here. A truncated answer is asked for again
 * over TCP. Only NOERROR and NXDOMAIN are answers (RFC 2308); any other code leaves the name unknown.
 */
public final class DnsDomainRecords implements DomainRecords {
    private static final Duration ONE_TRY = Duration.ofSeconds(3);
    private static final Duration ALL_TRIES = Duration.ofSeconds(8);
    private static final int TRIES = 2;

    private final Resolver resolver;

    private DnsDomainRecords(Resolver resolver) {
        this.resolver = resolver;
    }

    /** @param resolvers the resolvers to ask; those of the operating system if empty */
    public static DnsDomainRecords asking(List<InetSocketAddress> resolvers) {
        return asking(resolvers, ONE_TRY, ALL_TRIES);
    }

    static DnsDomainRecords asking(List<InetSocketAddress> resolvers, Duration oneTry, Duration allTries) {
        List<InetSocketAddress> servers =
                resolvers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : resolvers;
        ExtendedResolver all = new ExtendedResolver(
                servers.stream().map(server -> resolver(server, oneTry)).toArray(Resolver[]::new));
        all.setRetries(TRIES);
        all.setTimeout(allTries);
        return new DnsDomainRecords(all);
    }

    private static Resolver resolver(InetSocketAddress server, Duration oneTry) {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(oneTry);
        return resolver;
    }

    @Override
    public TxtAnswer texts(String name) {
        try {
            Record question = Record.newRecord(Name.fromString(name + "."), Type.TXT, DClass.IN);
            return answer(resolver.send(Message.newQuery(question)));
        } catch (TextParseException tooLong) {
            return new TxtAnswer.TryLater("The name is too long for the DNS");
        } catch (UnknownHostException noServer) {
            return new TxtAnswer.TryLater("No DNS server is known");
        } catch (IOException silent) {
            return new TxtAnswer.TryLater("No DNS server answered in time");
        }
    }

    private static TxtAnswer answer(Message message) {
        int code = message.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return new TxtAnswer.TryLater("The DNS server answered " + Rcode.string(code));
        }
        List<String> texts = message.getSection(Section.ANSWER).stream()
                .filter(TXTRecord.class::isInstance)
                .map(record -> joined((TXTRecord) record))
                .toList();
        return new TxtAnswer.Texts(texts, zone(message));
    }

    /** Returns the zone that would contain the record, which an answer without records names (RFC 2308 section 5). */
    private static Optional<String> zone(Message message) {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.SOA)
                .map(record -> record.getName().toString(true).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** A text of more than 255 bytes comes in pieces (RFC 1035 section 3.3.14). */
    private static String joined(TXTRecord record) {
        StringBuilder text = new StringBuilder();
        record.getStringsAsByteArrays().forEach(piece -> text.append(new String(piece, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
