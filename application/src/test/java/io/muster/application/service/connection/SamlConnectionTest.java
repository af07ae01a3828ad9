package io.muster.application.service.connection;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.SamlDraft;
import io.muster.application.port.in.connection.ManageConnection.SamlSource;
import io.muster.application.port.in.connection.ManageConnection.Status;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.application.testing.fake.FakeSaml;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sets up a SAML connection and its key pairs; the documents are as much SAML as use cases see of it. */
class SamlConnectionTest {
    private static final Browser BROWSER = new Browser("request", "192.0.2.7", Optional.empty());
    private static final AdminCaller ADMIN = new Operator("bea");
    private static final SamlSettings IDP = SsoFixtures.saml("urn:idp");
    private static final IdpCertificate OTHER = SsoFixtures.otherCertificate();

    private final Ports ports = InMemoryPorts.create();
    private final FakeProvider provider = new FakeProvider();
    private final FakeSaml saml = new FakeSaml();
    private Instant now = NOON;
    private final Environment environment =
            new Environment(() -> now, Fixtures::newId, new Scene().environment.secrets());
    private final UseCases useCases =
            TestUseCases.aWorld().with(provider).with(saml).useCases(ports, environment);
    private final OrganizationId acme = organization();

    @Test
    void metadataIsThereBeforeAnythingIsSavedAndStaysTheSame() {
        assertThat(connection().find(ADMIN, acme).keys()).isEmpty();

        String metadata = metadata();

        assertThat(metadata).contains(acme.toString()).endsWith(" false");
        assertThat(metadata()).isEqualTo(metadata);
        assertThat(connection().find(ADMIN, acme).keys().orElseThrow().all()).hasSize(1);
        assertRefused(Problem.Code.NOT_FOUND, () -> useCases.describeServiceProvider()
                .metadata(new OrganizationId(Fixtures.newId())));
    }

    @Test
    void rolloverPublishesBothKeyPairsAndLetsOneSign() {
        metadata();
        Status one = connection().find(ADMIN, acme);
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().swapServiceKeys(ADMIN, acme));
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().removeServiceKey(ADMIN, acme));

        Status two = connection().addServiceKey(ADMIN, acme);
        assertThat(two.keys().orElseThrow().signing())
                .isEqualTo(one.keys().orElseThrow().signing());
        assertThat(metadata().split(",")).hasSize(2);
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().addServiceKey(ADMIN, acme));

        Status swapped = connection().swapServiceKeys(ADMIN, acme);
        assertThat(swapped.keys().orElseThrow().other())
                .contains(one.keys().orElseThrow().signing());
        Status last = connection().removeServiceKey(ADMIN, acme);
        assertThat(last.keys().orElseThrow().all())
                .containsExactly(two.keys().orElseThrow().other().orElseThrow());
    }

    @Test
    void rolloverNeedsAKeyPairToBeginWith() {
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().addServiceKey(ADMIN, acme));
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().swapServiceKeys(ADMIN, acme));
        assertRefused(Problem.Code.MODE_CONFLICT, () -> connection().removeServiceKey(ADMIN, acme));

        assertThat(connection().find(ADMIN, acme).keys()).isEmpty();
    }

    @Test
    void draftTakesItsValuesFromMetadataWhichMayWantSignedRequests() {
        saml.publishes(
                "<document/>",
                new ProviderMetadata(IDP.entityId(), IDP.ssoUrl(), IDP.certificates(), Optional.empty(), true));

        Status drafted = connection().saveSaml(ADMIN, acme, draft(new SamlSource.Document("<document/>")));

        SamlSettings settings =
                (SamlSettings) drafted.connection().draft().orElseThrow().settings();
        assertThat(settings.entityId()).isEqualTo(IDP.entityId());
        assertThat(settings.signRequests()).isTrue();
        assertThat(metadata()).endsWith(" true");
        assertThat(drafted.missing()).hasSize(1);
        assertRefused(Problem.Code.INVALID_VALUE, () -> connection()
                .saveSaml(ADMIN, acme, draft(new SamlSource.Document("<other/>"))));
    }

    @Test
    void signInUsesTheOrganizationsOwnKeyPairs() {
        connected();

        useCases.signIn().start(acme, Optional.empty(), Optional.empty(), BROWSER);

        assertThat(provider.asked.orElseThrow().keys()).hasSize(1);
        assertThat(provider.asked.toString()).doesNotContain("private");
    }

    @Test
    void unsolicitedResponseStartsASignInOfOurOwnUnlessOneGoesOn() {
        connected();

        assertThat(complete(FakeSaml.UNSOLICITED, Optional.empty()))
                .isEqualTo(new Result.Restarts(Optional.of("/console")));

        Redirect redirect = useCases.signIn().start(acme, Optional.empty(), Optional.empty(), BROWSER);
        assertRefusedBy(SignInCode.SAML_UNSOLICITED, complete(FakeSaml.UNSOLICITED, Optional.of(redirect.secret())));
        assertRefusedBy(
                SignInCode.ATTEMPT_UNKNOWN, complete(new SamlPost(Optional.empty(), "response"), Optional.empty()));
    }

    @Test
    void metadataIsReadAgainDailyAndVanishedCertificatesGo() {
        publishes(IDP.certificates().get(0), OTHER);
        connected(new SamlSource.Address(IDP.metadataUrl().orElseThrow()));
        assertThat(maintain()).isOne();
        assertThat(active().certificates()).containsExactly(IDP.certificates().get(0), OTHER);
        assertThat(changes()).isOne();

        publishes(OTHER);
        now = now.plus(Duration.ofDays(1)).minusSeconds(1);
        assertThat(maintain()).isZero();
        now = now.plusSeconds(1);
        assertThat(maintain()).isOne();

        assertThat(active().certificates()).containsExactly(OTHER);
        assertThat(connection()
                        .find(ADMIN, acme)
                        .connection()
                        .active()
                        .orElseThrow()
                        .number())
                .isOne();
        assertThat(changes()).isEqualTo(2);
    }

    @Test
    void activationAndSwapBackAreEachPublishedOnce() {
        connected();
        assertThat(changes()).isOne();
        connected();
        assertThat(changes()).isEqualTo(2);
        connection().rollBack(ADMIN, acme);
        assertThat(changes()).isEqualTo(3);
    }

    @Test
    void metadataThatCannotBeUsedChangesNothingAndSaysWhy() {
        publishes(OTHER);
        connected(new SamlSource.Address(IDP.metadataUrl().orElseThrow()));

        provider.publishes(Optional.of("without certificates"));
        assertThat(maintain()).isOne();
        assertThat(active().certificates()).containsExactly(OTHER);
        assertThat(problem()).contains("The metadata cannot be read");
        provider.publishes(Optional.empty());
        now = now.plus(Duration.ofHours(1));
        maintain();
        assertThat(problem()).contains("The metadata cannot be read: no answer");
        saml.publishes(
                "another", new ProviderMetadata("urn:evil", IDP.ssoUrl(), IDP.certificates(), Optional.empty(), false));
        provider.publishes(Optional.of("another"));
        now = now.plus(Duration.ofHours(1));
        maintain();
        assertThat(problem().orElseThrow()).contains("urn:evil");
        assertThat(active().certificates()).containsExactly(OTHER);
        publishes(OTHER);
        now = now.plus(Duration.ofHours(1));
        maintain();
        assertThat(problem()).isEmpty();
    }

    @Test
    void adminsAreToldOnceAtEachNoticeThatTheLastCertificateEnds() {
        connected(new SamlSource.Fields(IDP.entityId(), IDP.ssoUrl(), IDP.certificates()));
        Instant end = IDP.certificates().get(0).end();

        for (int days : List.of(40, 31, 30, 29, 14, 13, 7, 1, 0)) {
            now = end.minus(Duration.ofDays(days));
            long changed = maintain();
            assertThat(changed)
                    .as(days + " days")
                    .isEqualTo(List.of(30, 14, 7, 1).contains(days) ? 1 : 0);
            assertThat(maintain()).isZero();
        }
        assertThat(types().stream().filter(EventType.CONNECTION_CERTIFICATE_ENDING.name()::equals))
                .hasSize(4);
    }

    private long maintain() {
        return useCases.maintainConnections().maintain();
    }

    private void publishes(IdpCertificate... certificates) {
        saml.publishes(
                "document",
                new ProviderMetadata(IDP.entityId(), IDP.ssoUrl(), List.of(certificates), Optional.empty(), false));
        provider.publishes(Optional.of("document"));
    }

    private SamlSettings active() {
        return (SamlSettings) connection()
                .find(ADMIN, acme)
                .connection()
                .active()
                .orElseThrow()
                .settings();
    }

    private Optional<String> problem() {
        return connection().find(ADMIN, acme).connection().upkeep().problem();
    }

    private long changes() {
        return types().stream()
                .filter(EventType.CONNECTION_CHANGED.name()::equals)
                .count();
    }

    private List<String> types() {
        while (useCases.relayEvents().relay()) {
            // until all are numbered
        }
        return useCases.readEvents().oldest(ADMIN, acme, 100).page().stream()
                .map(Event::type)
                .toList();
    }

    private Result complete(SamlPost post, Optional<AttemptSecret> secret) {
        return useCases.signIn().complete(acme, post, secret, BROWSER, Optional.empty());
    }

    private static void assertRefusedBy(SignInCode code, Result result) {
        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private void connected() {
        connected(new SamlSource.Fields(IDP.entityId(), IDP.ssoUrl(), IDP.certificates()));
    }

    private void connected(SamlSource source) {
        Status drafted = connection().saveSaml(ADMIN, acme, draft(source));
        long number = drafted.connection().lastNumber();
        ports.unitOfWork()
                .run(() -> ports.connections().save(ports.connections().of(acme).passed(number, NOON)));
        connection().activate(ADMIN, acme, number);
    }

    private static SamlDraft draft(SamlSource source) {
        return new SamlDraft(source, Optional.empty(), SamlAttributeNames.USUAL, Optional.of(OrgRole.VIEWER));
    }

    private ManageConnection connection() {
        return useCases.manageConnection();
    }

    private String metadata() {
        return useCases.describeServiceProvider().metadata(acme);
    }

    private OrganizationId organization() {
        Organization organization = Fixtures.acme()
                .withSso(Optional.empty(), Set.of(DomainName.of("acme.example")), false)
                .organization();
        ports.unitOfWork().run(() -> ports.organizations().add(organization));
        return organization.id();
    }
}
