package io.muster.liberty;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The dependency rules of the floor plan. They list allowed dependencies, so that a new library is refused until a rule
 * allows it.
 *
 * @param base the package that contains the modules
 */
record FloorPlan(String base) {
    private static final Set<String> CLOCK_AND_RANDOMNESS = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.security.SecureRandom.<init>",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");
    /** Methods that open a connection without naming a class that does. */
    private static final Set<String> SENDERS = Set.of(
            "com.nimbusds.oauth2.sdk.http.HTTPRequest.send()",
            "java.net.URL.getContent()",
            "java.net.URL.openConnection()",
            "java.net.URL.openConnection(java.net.Proxy)",
            "java.net.URL.openStream()");

    private static final String[] SYNTAX = {
        "rest.json..",
        "rest.scim.filter..",
        "rest.scim.json..",
        "rest.scim.patch..",
        "rest.scim.refusal..",
        "rest.scim.schema.."
    };
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.annotations.."};
    private static final String[] UNICODE = {"java..", "org.jspecify.annotations..", "com.ibm.icu.text.."};

    ArchRule domainDependsOnlyOnTheJdk() {
        return allButOneDependOn("domain..", "domain.text..", JDK, "domain..")
                .because("the domain must not change with a framework");
    }

    ArchRule textDependsOnlyOnTheJdkAndUnicode() {
        return onlyDependsOn("domain.text..", UNICODE, "domain.text..", "domain.problem..")
                .because("Unicode's rules are data of which the JDK has only a part");
    }

    ArchRule applicationDependsOnlyOnTheDomain() {
        return onlyDependsOn("application..", JDK, "application..", "domain..")
                .because("use cases must be testable without a server");
    }

    ArchRule inPortsDependOnlyOnTheDomain() {
        return onlyDependsOn("application.port.in..", JDK, "application.port.in..", "domain..")
                .because("an in-port must not expose the out-ports of a use case");
    }

    ArchRule outPortsDependOnlyOnTheDomain() {
        return onlyDependsOn("application.port.out..", JDK, "application.port.out..", "domain..")
                .because("an out-port must not depend on its callers");
    }

    ArchRule servicesArePackagePrivate() {
        return classes()
                .that()
                .resideInAPackage(under("application.service..")[0])
                .and(implement(resideInAPackage(under("application.port.in..")[0])))
                .should()
                .bePackagePrivate()
                .because("callers depend on the in-port, not on the service");
    }

    ArchRule onlyTheFactoryDependsOnServices() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(under("application", "application.service.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(under("application.service..")[0])
                .because("production and tests create use cases with the same factory");
    }

    /** Excludes the outbound adapter, which has its own rule. */
    ArchRule restDependsOnlyOnInPorts() {
        return allButOneDependOn(
                        "rest..",
                        "rest.webhook.sender..",
                        and(
                                JDK,
                                "io.github.bucket4j..",
                                "jakarta.annotation..",
                                "jakarta.enterprise..",
                                "jakarta.inject..",
                                "jakarta.json..",
                                "jakarta.servlet..",
                                "jakarta.ws.rs..",
                                "org.eclipse.microprofile..",
                                "org.mapstruct.."),
                        "rest..",
                        "application.port.in..",
                        "domain..")
                .because("HTTP is an inbound adapter and contains no business rules");
    }

    ArchRule webhooksDependOnlyOnOutPorts() {
        return onlyDependsOn(
                        "rest.webhook.sender..",
                        and(JDK, "jakarta.json.."),
                        "rest.webhook.sender..",
                        "rest.event..",
                        "outbound..",
                        "application.port.out..",
                        "domain..")
                .because("the webhook sender is an outbound adapter and contains no business rules");
    }

    ArchRule outboundHttpDependsOnNothingOfMuster() {
        return onlyDependsOn("outbound..", and(JDK, "javax.net.ssl..", "org.apache.hc.core5.http.."), "outbound..")
                .because("the adapters that send requests share nothing else");
    }

    ArchRule scimSyntaxDependsOnlyOnTheDomainAndJson() {
        return classes()
                .that()
                .resideInAnyPackage(under(SYNTAX))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(and(and(JDK, "jakarta.json.."), under(and(SYNTAX, "domain..")))))
                .because("SCIM syntax must be testable without HTTP and use cases");
    }

    ArchRule persistenceDependsOnlyOnOutPorts() {
        return onlyDependsOn(
                        "persistence..",
                        and(
                                JDK,
                                "jakarta.json..",
                                "jakarta.persistence..",
                                "javax.sql..",
                                "org.flywaydb..",
                                "org.hibernate.."),
                        "persistence..",
                        "application.port.out..",
                        "domain..")
                .because("persistence is an outbound adapter and contains no business rules");
    }

    ArchRule connectionsDependOnlyOnOutPorts() {
        return onlyDependsOn(
                        "idp.connection..",
                        and(JDK, "com.nimbusds..", "javax.xml..", "org.w3c.dom..", "org.xbill.DNS..", "org.xml.sax.."),
                        "idp.connection..",
                        "outbound..",
                        "application.port.out..",
                        "domain..")
                .because("a connection is an outbound adapter and contains no business rules");
    }

    ArchRule signInDependsOnlyOnInPorts() {
        return onlyDependsOn(
                        "idp.signin..",
                        and(
                                JDK,
                                "jakarta.enterprise.context..",
                                "jakarta.inject..",
                                "jakarta.json..",
                                "jakarta.servlet..",
                                "jakarta.ws.rs..",
                                "org.eclipse.microprofile.metrics..",
                                "org.eclipse.microprofile.openapi.."),
                        "idp.signin..",
                        "application.port.in..",
                        "domain..")
                .because("sign-in is an inbound adapter and contains no business rules");
    }

    ArchRule demoProviderDependsOnNothingOfMuster() {
        return onlyDependsOn("idp.demo..", and(JDK, "com.nimbusds..", "jakarta.servlet.."), "idp.demo..")
                .because("the identity provider of a demonstration is no part of what it demonstrates");
    }

    ArchRule simulationsDependOnlyOnOutPorts() {
        return onlyDependsOn(
                        "idp.simulation..",
                        and(JDK, "jakarta.json.."),
                        "idp.simulation..",
                        "outbound..",
                        "application.port.out..",
                        "domain..")
                .because("the client that plays an identity provider is an outbound adapter");
    }

    ArchRule passwordsDependOnlyOnOutPorts() {
        return onlyDependsOn(
                        "idp.password..",
                        and(JDK, "com.password4j.."),
                        "idp.password..",
                        "application.port.out..",
                        "domain..")
                .because("the hasher is an outbound adapter and contains no business rules");
    }

    /** Refuses other packages, because no dependency rule covers them. */
    ArchRule idpIsConnectionsAndSignIn() {
        return classes()
                .that()
                .resideInAPackage(under("idp..")[0])
                .should()
                .resideInAnyPackage(
                        under("idp.connection..", "idp.password..", "idp.signin..", "idp.simulation..", "idp.demo.."))
                .because("inbound and outbound adapters have different rules");
    }

    /** Doesn't cover DNS, whose library opens its own sockets. */
    ArchRule idpSendsRequestsOnlyByOutboundHttp() {
        return noClasses()
                .that()
                .resideInAPackage(under("idp..")[0])
                .should()
                .dependOnClassesThat(OPEN_CONNECTIONS)
                .orShould()
                .accessTargetWhere(SENDS_A_REQUEST)
                .because("outbound HTTP refuses addresses that an admin must not reach through Muster");
    }

    ArchRule verifierDependsOnlyOnTheJdk() {
        return onlyDependsOn("verify..", JDK, "verify..")
                .because("the verifier is independent: code shared with the writer would hide the writer's errors");
    }

    ArchRule entitiesArePackagePrivate() {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("only the adapter of a table maps its rows");
    }

    /** Treats each package of each module as one slice. */
    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(base + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can be neither understood nor tested alone");
    }

    /** Excludes the composition root, which injects them, and the bulkhead, whose semaphores wait in real time. */
    ArchRule clockAndRandomnessAreInjected() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".liberty..")
                .and()
                .doNotHaveFullyQualifiedName(base + ".rest.limit.Bulkhead$Permits")
                .should()
                .accessTargetWhere(READS_CLOCK_OR_RANDOMNESS)
                .because("tests have to control time, ids and secrets");
    }

    /**
     * Excludes the composition root, which prints the credentials of a demonstration so that no log contains them, and
     * the verifier, which is a command.
     */
    ArchRule standardStreamsAreNotUsed() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(under("liberty..", "verify.."))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("messages belong in the log");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes().should(BE_IN_A_NULL_MARKED_PACKAGE).because("NullAway checks only null-marked packages");
    }

    private static DescribedPredicate<JavaClass> implement(DescribedPredicate<JavaClass> port) {
        return describe("implement an in-port", type -> type.getAllRawInterfaces().stream()
                .anyMatch(port));
    }

    private ArchRule onlyDependsOn(String packages, String[] libraries, String... own) {
        return classes()
                .that()
                .resideInAPackage(under(packages)[0])
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(and(libraries, under(own))));
    }

    private ArchRule allButOneDependOn(String packages, String except, String[] libraries, String... own) {
        return classes()
                .that()
                .resideInAPackage(under(packages)[0])
                .and()
                .resideOutsideOfPackage(under(except)[0])
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(and(libraries, under(own))));
    }

    private String[] under(String... packages) {
        return Stream.of(packages).map(name -> base + "." + name).toArray(String[]::new);
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private static final DescribedPredicate<JavaClass> OPEN_CONNECTIONS = resideInAnyPackage(
                    "java.net.http..", "javax.net..")
            .or(assignableTo(NetworkChannel.class))
            .or(assignableTo(Socket.class))
            .or(assignableTo(URLConnection.class))
            .as("open connections");

    private static final DescribedPredicate<JavaAccess<?>> SENDS_A_REQUEST = describe(
            "sends a request", access -> SENDERS.contains(access.getTarget().getFullName()));

    private static final DescribedPredicate<JavaAccess<?>> READS_CLOCK_OR_RANDOMNESS =
            describe("reads the clock or randomness", access -> reads(access.getTarget()));

    private static boolean reads(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean now =
                owner.getPackageName().equals("java.time") && target.getName().equals("now");
        return now || CLOCK_AND_RANDOMNESS.contains(owner.getName() + "." + target.getName());
    }

    private static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE =
            new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getName() + (marked ? " is" : " isn't") + " in a @NullMarked package"));
                }
            };
}
