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

/** The floor plan holds in Muster; and it would tell, for it finds each violation planted under {@code planted}. */
class ArchitectureTest {
    private static final JavaClasses MUSTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.muster");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void musterKeeps(String name, Function<FloorPlan, ArchRule> rule, String[] violations) {
        rule.apply(new FloorPlan("io.muster")).check(MUSTER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleBites(String name, Function<FloorPlan, ArchRule> rule, String[] violations) {
        String found = rule.apply(new FloorPlan("planted"))
                .evaluate(PLANTED)
                .getFailureReport()
                .toString();

        assertThat(found).contains(violations);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "the domain knows only the JDK",
                        FloorPlan::domainKnowsOnlyTheJdk,
                        "planted.domain.KnowsAFramework",
                        "planted.domain.KnowsAUseCase"),
                rule(
                        "the application knows only the domain",
                        FloorPlan::applicationKnowsOnlyTheDomain,
                        "planted.application.service.KnowsAnAdapter",
                        "planted.application.service.KnowsATechnology"),
                rule(
                        "in-ports know only the domain",
                        FloorPlan::inPortsKnowOnlyTheDomain,
                        "planted.application.port.in.KnowsAnOutPort"),
                rule(
                        "out-ports know only the domain",
                        FloorPlan::outPortsKnowOnlyTheDomain,
                        "planted.application.port.out.KnowsAService"),
                rule(
                        "services are known by their in-port",
                        FloorPlan::servicesAreKnownByTheirInPort,
                        "planted.application.service.PublicService"),
                rule(
                        "only the factory of use cases knows services",
                        FloorPlan::onlyTheFactoryKnowsServices,
                        "planted.rest.KnowsAService",
                        "planted.application.port.out.KnowsAService"),
                rule(
                        "REST knows only in-ports",
                        FloorPlan::restKnowsOnlyInPorts,
                        "planted.rest.KnowsAService",
                        "planted.rest.KnowsAnOutPort",
                        "planted.rest.KnowsPersistence"),
                rule(
                        "webhooks know only out-ports",
                        FloorPlan::webhooksKnowOnlyOutPorts,
                        "planted.rest.webhook.sender.KnowsAnInPort"),
                rule(
                        "SCIM syntax knows only the domain and JSON",
                        FloorPlan::scimSyntaxKnowsOnlyTheDomainAndJson,
                        "planted.rest.json.KnowsHttp",
                        "planted.rest.scim.filter.KnowsHttp",
                        "planted.rest.scim.filter.KnowsAUseCase"),
                rule(
                        "persistence knows only out-ports",
                        FloorPlan::persistenceKnowsOnlyOutPorts,
                        "planted.persistence.KnowsAnInPort",
                        "planted.persistence.KnowsRest",
                        "planted.persistence.KnowsHttp"),
                rule(
                        "connections to identity providers know only out-ports",
                        FloorPlan::connectionsKnowOnlyOutPorts,
                        "planted.idp.connection.KnowsAnInPort",
                        "planted.idp.connection.KnowsPersistence",
                        "planted.idp.connection.KnowsRest",
                        "planted.idp.connection.KnowsSignIn"),
                rule(
                        "sign-in knows only in-ports",
                        FloorPlan::signInKnowsOnlyInPorts,
                        "planted.idp.signin.KnowsAnOutPort",
                        "planted.idp.signin.KnowsTheConnection"),
                rule(
                        "identity provider adapters are connections or sign-in",
                        FloorPlan::idpIsConnectionsAndSignIn,
                        "planted.idp.HasNoDirection"),
                rule(
                        "the verifier knows only the JDK",
                        FloorPlan::theVerifierKnowsOnlyTheJdk,
                        "planted.verify.KnowsTheWriter"),
                rule(
                        "entities stay in their package",
                        FloorPlan::entitiesStayInTheirPackage,
                        "planted.persistence.PublicEntity"),
                rule(
                        "packages are free of cycles",
                        FloorPlan::packagesAreFreeOfCycles,
                        "planted.cycle.one.DependsOnTwo",
                        "planted.cycle.two.DependsOnOne"),
                rule(
                        "nobody asks the clock or for randomness",
                        FloorPlan::nobodyAsksTheClockOrForRandomness,
                        "planted.domain.AsksTheClock.ask",
                        "planted.domain.AsksTheClock$Dice.roll",
                        "planted.domain.AsksTheClock$Ticks.tick"),
                rule("nobody prints", FloorPlan::nobodyPrints, "planted.domain.Prints"),
                rule(
                        "every package is null-marked",
                        FloorPlan::everyPackageIsNullMarked,
                        "planted.unmarked.InAPackageWithoutNullMarked"));
    }

    private static Arguments rule(String name, Function<FloorPlan, ArchRule> rule, String... violations) {
        return arguments(name, rule, violations);
    }
}
