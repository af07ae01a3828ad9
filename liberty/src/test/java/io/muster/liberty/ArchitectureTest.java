package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks each rule of the floor plan against Muster, and against violations planted under {@code planted}. */
class ArchitectureTest {
    private static final JavaClasses MUSTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.muster");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void musterHasNoViolation(String name, Function<FloorPlan, ArchRule> rule, String[] violations) {
        rule.apply(new FloorPlan("io.muster")).check(MUSTER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void plantedViolationIsReported(String name, Function<FloorPlan, ArchRule> rule, String[] violations) {
        String found = rule.apply(new FloorPlan("planted"))
                .evaluate(PLANTED)
                .getFailureReport()
                .toString();

        assertThat(found).contains(violations);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "the domain depends only on the JDK",
                        FloorPlan::domainDependsOnlyOnTheJdk,
                        "planted.domain.DependsOnAFramework",
                        "planted.domain.DependsOnAUseCase",
                        "planted.domain.DependsOnUnicode"),
                rule(
                        "text depends only on the JDK and ICU4J",
                        FloorPlan::textDependsOnlyOnTheJdkAndUnicode,
                        "planted.domain.text.DependsOnTheDirectory"),
                rule(
                        "the application depends only on the domain",
                        FloorPlan::applicationDependsOnlyOnTheDomain,
                        "planted.application.service.DependsOnAnAdapter",
                        "planted.application.service.DependsOnATechnology"),
                rule(
                        "in-ports depend only on the domain",
                        FloorPlan::inPortsDependOnlyOnTheDomain,
                        "planted.application.port.in.DependsOnAnOutPort"),
                rule(
                        "out-ports depend only on the domain",
                        FloorPlan::outPortsDependOnlyOnTheDomain,
                        "planted.application.port.out.DependsOnAService"),
                rule(
                        "services are package-private",
                        FloorPlan::servicesArePackagePrivate,
                        "planted.application.service.PublicService"),
                rule(
                        "only the factory of use cases depends on services",
                        FloorPlan::onlyTheFactoryDependsOnServices,
                        "planted.rest.DependsOnAService",
                        "planted.application.port.out.DependsOnAService"),
                rule(
                        "REST depends only on in-ports",
                        FloorPlan::restDependsOnlyOnInPorts,
                        "planted.rest.DependsOnAService",
                        "planted.rest.DependsOnAnOutPort",
                        "planted.rest.DependsOnPersistence"),
                rule(
                        "webhooks depend only on out-ports",
                        FloorPlan::webhooksDependOnlyOnOutPorts,
                        "planted.rest.webhook.sender.DependsOnAnInPort"),
                rule(
                        "outbound HTTP depends on nothing of Muster",
                        FloorPlan::outboundHttpDependsOnNothingOfMuster,
                        "planted.outbound.DependsOnTheDomain"),
                rule(
                        "SCIM syntax depends only on the domain and JSON",
                        FloorPlan::scimSyntaxDependsOnlyOnTheDomainAndJson,
                        "planted.rest.json.DependsOnHttp",
                        "planted.rest.scim.filter.DependsOnHttp",
                        "planted.rest.scim.filter.DependsOnAUseCase"),
                rule(
                        "persistence depends only on out-ports",
                        FloorPlan::persistenceDependsOnlyOnOutPorts,
                        "planted.persistence.DependsOnAnInPort",
                        "planted.persistence.DependsOnRest",
                        "planted.persistence.DependsOnHttp"),
                rule(
                        "connections to identity providers depend only on out-ports",
                        FloorPlan::connectionsDependOnlyOnOutPorts,
                        "planted.idp.connection.DependsOnAnInPort",
                        "planted.idp.connection.DependsOnPersistence",
                        "planted.idp.connection.DependsOnRest",
                        "planted.idp.connection.DependsOnSignIn"),
                rule(
                        "the hasher of passwords depends only on out-ports",
                        FloorPlan::passwordsDependOnlyOnOutPorts,
                        "planted.idp.password.DependsOnAnInPort"),
                rule(
                        "the client of simulations depends only on out-ports",
                        FloorPlan::simulationsDependOnlyOnOutPorts,
                        "planted.idp.simulation.DependsOnAnInPort"),
                rule(
                        "sign-in depends only on in-ports",
                        FloorPlan::signInDependsOnlyOnInPorts,
                        "planted.idp.signin.DependsOnAnOutPort",
                        "planted.idp.signin.DependsOnTheConnection"),
                rule(
                        "the demonstration's identity provider depends on nothing of Muster",
                        FloorPlan::demoProviderDependsOnNothingOfMuster,
                        "planted.idp.demo.DependsOnSignIn"),
                rule(
                        "identity provider adapters are connections or sign-in",
                        FloorPlan::idpIsConnectionsAndSignIn,
                        "planted.idp.HasNoDirection"),
                rule(
                        "identity provider adapters send requests only by outbound HTTP",
                        FloorPlan::idpSendsRequestsOnlyByOutboundHttp,
                        "planted.idp.connection.SendsARequest$ByClient",
                        "planted.idp.connection.SendsARequest$BySocket",
                        "planted.idp.connection.SendsARequest$ByUrl.open"),
                rule(
                        "the verifier depends only on the JDK",
                        FloorPlan::verifierDependsOnlyOnTheJdk,
                        "planted.verify.DependsOnTheWriter"),
                rule(
                        "entities are package-private",
                        FloorPlan::entitiesArePackagePrivate,
                        "planted.persistence.PublicEntity"),
                rule(
                        "packages are free of cycles",
                        FloorPlan::packagesAreFreeOfCycles,
                        "planted.cycle.one.DependsOnTwo",
                        "planted.cycle.two.DependsOnOne"),
                rule(
                        "clock and randomness are injected",
                        FloorPlan::clockAndRandomnessAreInjected,
                        "planted.domain.ReadsTheClock.read",
                        "planted.domain.ReadsTheClock$Randomness.read",
                        "planted.domain.ReadsTheClock$Millis.read",
                        "planted.domain.ReadsTheClock$Nanos.read"),
                rule("standard streams are not used", FloorPlan::standardStreamsAreNotUsed, "planted.domain.Prints"),
                rule(
                        "every package is null-marked",
                        FloorPlan::everyPackageIsNullMarked,
                        "planted.unmarked.InAPackageWithoutNullMarked"));
    }

    private static Arguments rule(String name, Function<FloorPlan, ArchRule> rule, String... violations) {
        return arguments(name, rule, violations);
    }
}
