package io.muster.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.domain.organization.ModeSwitch.Tokens;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "MANUAL, MANUAL, false, KEEP",
        "MANUAL, JIT, false, KEEP",
        "MANUAL, SCIM, false, ISSUE",
        "JIT, MANUAL, false, KEEP",
        "JIT, JIT, false, KEEP",
        "JIT, SCIM, false, ISSUE",
        "SCIM, MANUAL, true, REVOKE",
        "SCIM, JIT, true, REVOKE",
        "SCIM, SCIM, false, KEEP",
    })
    void everyModeCanBeSwitchedToEveryOtherWithItsConsequenceForTokens(
            ProvisioningMode from, ProvisioningMode to, boolean confirmed, Tokens tokens) {
        ModeSwitch change = in(from).switchedTo(to, confirmed);

        assertThat(change.organization().mode()).isEqualTo(to);
        assertThat(change.tokens()).isEqualTo(tokens);
        assertThat(change.organization().version()).isEqualTo(from == to ? in(from).version() : in(from).version() + 1);
    }

    @Test
    void unconfirmedSwitchFromScimIsRefused() {
        assertThat(refusal(() -> in(ProvisioningMode.SCIM).switchedTo(ProvisioningMode.JIT, false)))
                .isEqualTo(Problem.Code.CONFIRMATION_REQUIRED);
        assertThatThrownBy(() -> in(ProvisioningMode.SCIM).switchedTo(ProvisioningMode.JIT, false))
                .hasMessage("Cannot enable JIT provisioning while SCIM is active");
        assertThat(refusal(() -> in(ProvisioningMode.SCIM).switchedTo(ProvisioningMode.MANUAL, false)))
                .isEqualTo(Problem.Code.CONFIRMATION_REQUIRED);
    }

    @Test
    void scimWithoutPlanOrActiveConnectionIsRefused() {
        Organization starter = organization(Plan.STARTER, Optional.of(active()));
        Organization unconnected = organization(Plan.ENTERPRISE, Optional.empty());
        Organization inactive = organization(Plan.ENTERPRISE, Optional.of(active().deactivated()));

        for (Organization lacking : new Organization[] {starter, unconnected, inactive}) {
            assertThat(refusal(() -> lacking.switchedTo(ProvisioningMode.SCIM, true)))
                    .isEqualTo(Problem.Code.PRECONDITION_MISSING);
        }
    }

    @Test
    void jitWithoutActiveConnectionIsRefused() {
        for (Optional<SsoSummary> lacking :
                List.of(Optional.<SsoSummary>empty(), Optional.of(active().deactivated()))) {
            assertThat(refusal(() -> organization(Plan.STARTER, lacking).switchedTo(ProvisioningMode.JIT, true)))
                    .isEqualTo(Problem.Code.PRECONDITION_MISSING);
        }
        assertThat(organization(Plan.STARTER, Optional.of(active()))
                        .switchedTo(ProvisioningMode.JIT, false)
                        .organization()
                        .mode())
                .isEqualTo(ProvisioningMode.JIT);
    }

    @Test
    void confirmedLossOfTheConnectionLeavesJit() {
        Organization jit = in(ProvisioningMode.JIT);

        assertThat(refusal(() -> jit.withSso(Optional.of(active().deactivated()), false)))
                .isEqualTo(Problem.Code.CONFIRMATION_REQUIRED);
        assertThat(jit.withSso(Optional.empty(), true))
                .satisfies(change -> assertThat(change.tokens()).isEqualTo(Tokens.KEEP))
                .satisfies(change -> assertThat(change.organization().mode()).isEqualTo(ProvisioningMode.MANUAL));
    }

    @Test
    void confirmedLossOfAPreconditionLeavesScim() {
        Organization scim = in(ProvisioningMode.SCIM);

        assertThat(refusal(() -> scim.onPlan(Plan.STARTER, false))).isEqualTo(Problem.Code.CONFIRMATION_REQUIRED);
        assertThat(refusal(() -> scim.withSso(Optional.of(active().deactivated()), false)))
                .isEqualTo(Problem.Code.CONFIRMATION_REQUIRED);
        assertThat(scim.onPlan(Plan.STARTER, true))
                .satisfies(change -> assertThat(change.tokens()).isEqualTo(Tokens.REVOKE))
                .satisfies(change -> assertThat(change.organization().mode()).isEqualTo(ProvisioningMode.MANUAL));
        assertThat(scim.withSso(Optional.empty(), true).tokens()).isEqualTo(Tokens.REVOKE);
        assertThat(scim.onPlan(Plan.ENTERPRISE, false).tokens()).isEqualTo(Tokens.KEEP);
        assertThat(in(ProvisioningMode.JIT)
                        .onPlan(Plan.STARTER, false)
                        .organization()
                        .mode())
                .isEqualTo(ProvisioningMode.JIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MANUAL | KEEP | Without a verified domain, the SSO connection becomes inactive",
                "JIT | KEEP | Without a verified domain, the SSO connection becomes inactive, and the mode becomes Manual",
                "SCIM | REVOKE | Without a verified domain, the SSO connection becomes inactive, the mode becomes Manual,"
                        + " and every SCIM token is revoked at once"
            })
    void lossOfTheLastDomainIsRefusedWithItsEffectsUntilConfirmed(ProvisioningMode mode, Tokens tokens, String effect) {
        DomainName last = DomainName.of("acme.example");
        Organization organization = in(mode);

        assertThat(organization.effectOfLosing(last)).contains(effect);
        assertThatThrownBy(() -> organization.withoutDomain(last, false))
                .hasMessage(effect + "; to go on, send confirm as true");
        ModeSwitch change = organization.withoutDomain(last, true);
        assertThat(change.organization().sso().orElseThrow().active()).isFalse();
        assertThat(change.organization().mode()).isEqualTo(ProvisioningMode.MANUAL);
        assertThat(change.tokens()).isEqualTo(tokens);
    }

    @Test
    void domainIsLostWithoutFurtherEffectBesideAnotherOrWithoutAnActiveConnection() {
        DomainName lost = DomainName.of("acme.example");
        for (Organization organization : List.of(
                in(ProvisioningMode.SCIM).withDomain(DomainName.of("other.example")),
                organization(Plan.BUSINESS, Optional.of(active().deactivated())))) {
            assertThat(organization.effectOfLosing(lost)).isEmpty();
            assertThat(organization.withoutDomain(lost, false).organization().mode())
                    .isEqualTo(organization.mode());
        }
    }

    @Test
    void activeConnectionWithoutDomainOrAttestationIsRefused() {
        assertThat(refusal(() ->
                        organization(Plan.BUSINESS, Optional.empty()).withSso(Optional.of(active()), Set.of(), false)))
                .isEqualTo(Problem.Code.SSO_NOT_VERIFIED);
        assertThat(refusal(() -> new SsoSummary(SsoProtocol.SAML, "urn:idp", OrgRole.VIEWER, true, Optional.empty())))
                .isEqualTo(Problem.Code.SSO_NOT_VERIFIED);
        assertThat(organization(Plan.BUSINESS, Optional.of(active())).connectionRole())
                .contains(OrgRole.DEVELOPER);
        assertThat(organization(Plan.BUSINESS, Optional.of(active().deactivated()))
                        .connectionRole())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Acme.Example, acme.example", "bücher.example, xn--bcher-kva.example", "a.b.c, a.b.c"})
    void domainIsStoredInAsciiAndLowerCase(String text, String expected) {
        assertThat(DomainName.of(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "-a.example", "a..example", "a b.example", "''", "a_b.example"})
    void invalidDomainIsRefused(String text) {
        assertThat(refusal(() -> DomainName.of(text))).isEqualTo(Problem.Code.INVALID_VALUE);
    }

    private static Problem.Code refusal(ThrowingCallable work) {
        Problem problem = catchThrowableOfType(Problem.class, work);
        assertThat(problem).isNotNull();
        return problem.code();
    }

    private static Organization in(ProvisioningMode mode) {
        return organization(Plan.BUSINESS, Optional.of(active()))
                .switchedTo(mode, false)
                .organization();
    }

    private static Organization organization(Plan plan, Optional<SsoSummary> sso) {
        return Organization.founded(new OrganizationId(new UUID(0, 1)), "Acme", plan, NOON)
                .withSso(sso, Set.of(DomainName.of("acme.example")), false)
                .organization();
    }

    private static SsoSummary active() {
        return SsoSummary.draft(SsoProtocol.OIDC, "https://login.acme.example", OrgRole.DEVELOPER)
                .activated(attestation());
    }

    private static Attestation attestation() {
        return new Attestation(Attestation.Kind.MANUALLY_ATTESTED, new Provenance(NOON, "operator"));
    }
}
