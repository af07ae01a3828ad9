package io.muster.liberty;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The arrows of the floor plan as lists of what is allowed: a list of what is forbidden forgets the next framework.
 *
 * @param base the package that the plan is laid under
 */
record FloorPlan(String base) {
    private static final Set<String> ASKING = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.security.SecureRandom.<init>",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");
    private static final String[] SYNTAX = {
        "rest.json..",
        "rest.scim.dialect..",
        "rest.scim.filter..",
        "rest.scim.json..",
        "rest.scim.patch..",
        "rest.scim.refusal..",
        "rest.scim.schema.."
    };
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.annotations.."};

    ArchRule domainKnowsOnlyTheJdk() {
        return onlyKnows("domain..", JDK, "domain..").because("the rules must outlive every framework");
    }

    ArchRule applicationKnowsOnlyTheDomain() {
        return onlyKnows("application..", JDK, "application..", "domain..")
                .because("use cases are tested without a server");
    }

    ArchRule inPortsKnowOnlyTheDomain() {
        return onlyKnows("application.port.in..", JDK, "application.port.in..", "domain..")
                .because("an actor must not see what a use case needs");
    }

    ArchRule outPortsKnowOnlyTheDomain() {
        return onlyKnows("application.port.out..", JDK, "application.port.out..", "domain..")
                .because("an adapter must not see who calls it");
    }

    ArchRule servicesAreKnownByTheirInPort() {
        return classes()
                .that()
                .resideInAPackage(under("application.service..")[0])
                .and(implement(resideInAPackage(under("application.port.in..")[0])))
                .should()
                .bePackagePrivate()
                .because("an actor depends on the conversation, not on the class behind it");
    }

    ArchRule onlyTheFactoryKnowsServices() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(under("application", "application.service.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(under("application.service..")[0])
                .because("production and tests get their use cases from one factory");
    }

    /** Save for the way out, which has a rule of its own. */
    ArchRule restKnowsOnlyInPorts() {
        return allButOneKnow(
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
                .because("HTTP is one way in and decides nothing");
    }

    ArchRule webhooksKnowOnlyOutPorts() {
        return onlyKnows(
                        "rest.webhook.sender..",
                        and(JDK, "jakarta.json..", "javax.net.ssl.."),
                        "rest.webhook.sender..",
                        "rest.event..",
                        "application.port.out..",
                        "domain..")
                .because("HTTP is one way out and decides nothing");
    }

    ArchRule scimSyntaxKnowsOnlyTheDomainAndJson() {
        return classes()
                .that()
                .resideInAnyPackage(under(SYNTAX))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(and(and(JDK, "jakarta.json.."), under(and(SYNTAX, "domain..")))))
                .because("syntax is pure: text in, domain out");
    }

    ArchRule persistenceKnowsOnlyOutPorts() {
        return onlyKnows(
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
                .because("a database is one way out and decides nothing");
    }

    ArchRule connectionsKnowOnlyOutPorts() {
        return onlyKnows(
                        "idp.connection..",
                        and(
                                JDK,
                                "com.nimbusds..",
                                "javax.net.ssl..",
                                "javax.xml..",
                                "org.w3c.dom..",
                                "org.xbill.DNS..",
                                "org.xml.sax.."),
                        "idp.connection..",
                        "application.port.out..",
                        "domain..")
                .because("an identity provider is one way out and decides nothing");
    }

    ArchRule signInKnowsOnlyInPorts() {
        return onlyKnows(
                        "idp.signin..",
                        and(
                                JDK,
                                "jakarta.enterprise.context..",
                                "jakarta.inject..",
                                "jakarta.servlet..",
                                "jakarta.ws.rs.."),
                        "idp.signin..",
                        "application.port.in..",
                        "domain..")
                .because("a browser is one way in and decides nothing");
    }

    /** A package outside of these two would have no rule. */
    ArchRule idpIsConnectionsAndSignIn() {
        return classes()
                .that()
                .resideInAPackage(under("idp..")[0])
                .should()
                .resideInAnyPackage(under("idp.connection..", "idp.signin.."))
                .because("each direction has a rule of its own");
    }

    ArchRule theVerifierKnowsOnlyTheJdk() {
        return onlyKnows("verify..", JDK, "verify..")
                .because("it's run by who doesn't trust us, and a mistake shared with the writer would never show");
    }

    ArchRule entitiesStayInTheirPackage() {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("a row is nobody else's business");
    }

    /** One slice for each package of each module. */
    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(base + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes two packages one that nobody can read alone");
    }

    /** Only the composition root may. */
    ArchRule nobodyAsksTheClockOrForRandomness() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".liberty..")
                .should()
                .accessTargetWhere(ASKS_CLOCK_OR_DICE)
                .because("time, ids and secrets are handed in, or no test can stand at the 24-hour edge");
    }

    /**
     * Only the composition root may, for a demonstration's credentials are shown on the console and in no log; and the
     * verifier, which is a command.
     */
    ArchRule nobodyPrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(under("liberty..", "verify.."))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("who has something to say logs it");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes().should(BE_IN_A_NULL_MARKED_PACKAGE).because("NullAway looks at nothing else");
    }

    private static DescribedPredicate<JavaClass> implement(DescribedPredicate<JavaClass> port) {
        return describe("implement an in-port", type -> type.getAllRawInterfaces().stream()
                .anyMatch(port));
    }

    private ArchRule onlyKnows(String who, String[] libraries, String... own) {
        return classes()
                .that()
                .resideInAPackage(under(who)[0])
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(and(libraries, under(own))));
    }

    private ArchRule allButOneKnow(String who, String except, String[] libraries, String... own) {
        return classes()
                .that()
                .resideInAPackage(under(who)[0])
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

    private static final DescribedPredicate<JavaAccess<?>> ASKS_CLOCK_OR_DICE =
            describe("asks the clock or for randomness", access -> asks(access.getTarget()));

    private static boolean asks(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean now =
                owner.getPackageName().equals("java.time") && target.getName().equals("now");
        return now || ASKING.contains(owner.getName() + "." + target.getName());
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
