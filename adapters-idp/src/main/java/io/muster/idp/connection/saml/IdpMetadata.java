package io.muster.idp.connection.saml;

import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads what an identity provider publishes about itself (saml-metadata 2.3 and 2.4.3). A signature of the document is
 * not judged: the document is trusted because of the address or the admin that it came from.
 */
final class IdpMetadata {
    private IdpMetadata() {}

    /**
     * Reads the document.
     *
     * @throws Problem INVALID_VALUE in plain words if it is not metadata of exactly one identity provider with an
     *     address for HTTP-Redirect and at least one usable certificate, has ended, or is beyond the limits of XML.
     *     Keys of an unknown kind or too short to be safe are not usable, and left out
     */
    static ProviderMetadata read(byte[] xml, Instant now) {
        try {
            Element entity = onlyIdentityProvider(BoundedXml.parse(xml).getDocumentElement());
            ProviderMetadata metadata = of(entity, role(entity).orElseThrow());
            requireNotEnded(metadata, now);
            return metadata;
        } catch (XmlRefused notXml) {
            throw Problem.invalidValue("The metadata cannot be read: " + notXml.detail());
        }
    }

    private static ProviderMetadata of(Element entity, Element role) {
        List<IdpCertificate> certificates = certificates(role);
        if (certificates.isEmpty()) {
            throw Problem.invalidValue("The metadata has no usable signing certificate");
        }
        return new ProviderMetadata(
                entityId(entity),
                ssoUrl(role),
                certificates,
                end(role),
                XmlElements.attribute(role, "WantAuthnRequestsSigned")
                        .filter(wanted -> wanted.equals("true") || wanted.equals("1"))
                        .isPresent());
    }

    private static String entityId(Element entity) {
        String id = XmlElements.attribute(entity, "entityID")
                .filter(present -> !present.isBlank())
                .orElseThrow(() -> Problem.invalidValue("The metadata has no entityID"));
        Texts.requireLine("entityID", id);
        return id;
    }

    private static Element onlyIdentityProvider(Element root) {
        List<Element> found = new ArrayList<>();
        XmlElements.forEach(root, node -> {
            if (XmlElements.is(node, SamlNames.METADATA, "EntityDescriptor")
                    && role((Element) node).isPresent()) {
                found.add((Element) node);
            }
        });
        if (found.size() != 1) {
            throw Problem.invalidValue("The metadata describes " + found.size()
                    + " SAML 2.0 identity providers; it has to be that of exactly one");
        }
        return found.get(0);
    }

    private static Optional<Element> role(Element entity) {
        return XmlElements.children(entity, SamlNames.METADATA, "IDPSSODescriptor").stream()
                .filter(role -> List.of(
                                role.getAttribute("protocolSupportEnumeration").split("\\s+"))
                        .contains(SamlNames.PROTOCOL))
                .findFirst();
    }

    private static URI ssoUrl(Element role) {
        String location = XmlElements.children(role, SamlNames.METADATA, "SingleSignOnService").stream()
                .filter(service -> XmlElements.attribute(service, "Binding")
                        .filter(SamlNames.REDIRECT::equals)
                        .isPresent())
                .flatMap(service -> XmlElements.attribute(service, "Location").stream())
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalidValue("The metadata has no SingleSignOnService with the binding HTTP-Redirect"));
        return SamlSettings.SSO_URL
                .named("The Location of the SingleSignOnService")
                .read(location.strip());
    }

    /** A key without a use is for every use (saml-metadata 2.4.1.1). */
    private static List<IdpCertificate> certificates(Element role) {
        return XmlElements.children(role, SamlNames.METADATA, "KeyDescriptor").stream()
                .filter(key -> !XmlElements.attribute(key, "use").equals(Optional.of("encryption")))
                .flatMap(key -> XmlElements.children(key, SamlNames.SIGNATURE, "KeyInfo").stream())
                .flatMap(info -> XmlElements.children(info, SamlNames.SIGNATURE, "X509Data").stream())
                .flatMap(data -> XmlElements.children(data, SamlNames.SIGNATURE, "X509Certificate").stream())
                .flatMap(certificate -> usable(XmlElements.text(certificate)).stream())
                .distinct()
                .limit(SamlSettings.MAX_CERTIFICATES)
                .toList();
    }

    private static Optional<IdpCertificate> usable(String text) {
        try {
            return Optional.of(IdpCertificate.of(text));
        } catch (Problem unusable) {
            return Optional.empty();
        }
    }

    /** Returns the earliest end of the role and all that is around it. */
    private static Optional<Instant> end(Element role) {
        List<Instant> ends = new ArrayList<>();
        for (Node node = role; node instanceof Element element; node = node.getParentNode()) {
            XmlElements.attribute(element, "validUntil").map(Times::parse).ifPresent(ends::add);
        }
        return ends.stream().min(Instant::compareTo);
    }

    private static void requireNotEnded(ProviderMetadata metadata, Instant now) {
        metadata.validUntil().filter(end -> !now.isBefore(end)).ifPresent(end -> {
            throw Problem.invalidValue("The metadata has ended at " + end);
        });
    }
}
