package io.muster.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The grammars of SCIM: resources, filters, paths, PATCH (RFC 7643, RFC 7644). */
final class Scim {
    private static final List<String> SINGULAR = List.of(
            "userName",
            "externalId",
            "displayName",
            "nickName",
            "profileUrl",
            "title",
            "userType",
            "preferredLanguage",
            "locale",
            "timezone",
            "active",
            "password",
            "id",
            "schemas",
            "nothing");
    private static final List<String> PLURAL = List.of(
            "emails",
            "phoneNumbers",
            "ims",
            "photos",
            "addresses",
            "groups",
            "entitlements",
            "roles",
            "x509Certificates",
            "members");
    private static final List<String> SUB = List.of(
            "value",
            "type",
            "primary",
            "display",
            "$ref",
            "formatted",
            "familyName",
            "givenName",
            "locality",
            "region",
            "streetAddress",
            "country",
            "resourceType",
            "created",
            "lastModified",
            "nothing");
    private static final List<String> COMPLEX = List.of("name", "meta", "manager", "emails", "addresses");
    private static final List<String> URNS = List.of(
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:example:nothing");

    private final Choice choice;
    private final Texts texts;
    private final Json json;
    private final Supplier<String> id;

    /**
     * @param id returns the id of a user or group, sometimes of one that exists
     */
    Scim(Choice choice, Texts texts, Json json, Supplier<String> id) {
        this.choice = choice;
        this.texts = texts;
        this.json = json;
        this.id = id;
    }

    /** Returns a user; most are good, and each attribute is now and then of any form. */
    String user() {
        List<String> members = new ArrayList<>();
        members.add(Json.member("schemas", Json.array(List.of(Json.string(choice.of(URNS))))));
        members.add(Json.member("userName", odd(20, Json.string(texts.address()))));
        for (int i = choice.below(8); i > 0; i--) {
            String name = choice.of(choice.percent(50) ? SINGULAR : PLURAL);
            members.add(Json.member(cased(name), valueOf(name)));
        }
        if (choice.percent(30)) {
            members.add(Json.member("name", odd(20, "{\"givenName\":\"A\",\"familyName\":\"B\"}")));
        }
        if (choice.percent(20)) {
            members.add(Json.member(choice.of(URNS), json.any(2)));
        }
        return Json.object(members);
    }

    String group() {
        List<String> members = new ArrayList<>();
        members.add(Json.member("displayName", odd(20, Json.string(texts.word()))));
        if (choice.percent(70)) {
            members.add(Json.member("members", valueOf("members")));
        }
        if (choice.percent(30)) {
            members.add(Json.member("externalId", json.scalar()));
        }
        return Json.object(members);
    }

    String patch() {
        List<String> operations = new ArrayList<>();
        for (int i = choice.percent(95) ? choice.below(8) : 1_001; i > 0; i--) {
            operations.add(odd(3, operation()));
        }
        return Json.object(List.of(
                Json.member("schemas", "[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]"),
                Json.member(choice.percent(95) ? "Operations" : "operations", Json.array(operations))));
    }

    private String operation() {
        List<String> members = new ArrayList<>();
        members.add(
                Json.member("op", odd(5, Json.string(choice.of("add", "remove", "replace", "Add", "REMOVE", "move")))));
        String name = choice.of(choice.percent(50) ? SINGULAR : PLURAL);
        if (choice.percent(80)) {
            members.add(Json.member("path", odd(5, Json.string(path(name)))));
            members.add(Json.member("value", valueOf(name)));
        } else {
            members.add(Json.member("value", odd(20, choice.percent(50) ? user() : "[" + user() + "]")));
        }
        return Json.object(members);
    }

    private String path(String name) {
        String attribute = choice.percent(10) ? choice.of(URNS) + ":" + name : name;
        return corrupted(choice.make(
                () -> attribute,
                () -> attribute + "." + choice.of(SUB),
                () -> attribute + "[" + comparison(choice.of(SUB)) + "]",
                () -> attribute + "[" + comparison(choice.of(SUB)) + "]." + choice.of(SUB),
                () -> attribute + "[" + filter(3) + "]",
                () -> choice.of(COMPLEX) + "." + choice.of(SUB),
                () -> "members[value eq '" + id.get() + "']",
                texts::any));
    }

    /** Returns a filter that is nested up to the depth. */
    String filter(int depth) {
        if (depth <= 0) {
            return corrupted(comparison(attribute()));
        }
        return corrupted(choice.make(
                () -> comparison(attribute()),
                () -> filter(depth - 1) + choice.of(" and ", " or ", " AND ", " xor ") + filter(depth - 1),
                () -> "not (" + filter(depth - 1) + ")",
                () -> "(" + filter(depth - 1) + ")",
                () -> choice.of(PLURAL) + "[" + comparison(choice.of(SUB)) + "]",
                () -> "(".repeat(choice.of(10, 100, 5_000)) + comparison(attribute()),
                () -> String.join(
                        choice.of(" and ", " or "),
                        Stream.generate(() -> comparison(attribute()))
                                .limit(choice.of(5, 64, 65, 200))
                                .toList())));
    }

    private String attribute() {
        return choice.make(
                () -> choice.of(SINGULAR),
                () -> choice.of(PLURAL) + "." + choice.of(SUB),
                () -> choice.of(COMPLEX) + "." + choice.of(SUB),
                () -> choice.of(URNS) + ":" + choice.of(SINGULAR));
    }

    private String comparison(String attribute) {
        return attribute + " "
                + choice.make(
                        () -> "pr",
                        () -> choice.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "Eq", "re") + " "
                                + choice.make(
                                        () -> Json.string(texts.word()),
                                        () -> Json.string(texts.any()),
                                        () -> Json.string(texts.time()),
                                        () -> Json.string(id.get()),
                                        texts::number,
                                        () -> choice.of("true", "false", "null", "'x'", "x", "\"")));
    }

    private String corrupted(String text) {
        if (text.isEmpty() || choice.percent(90)) {
            return text;
        }
        int at = choice.below(text.length());
        return text.substring(0, at)
                + choice.of("", "[", "]", "(", ")", "\"", " ", ".", ":", "\0")
                + text.substring(at);
    }

    private String valueOf(String name) {
        return odd(
                25,
                switch (name) {
                    case "active" -> choice.of("true", "false", "\"True\"", "\"False\"", "\"yes\"");
                    case "members", "groups" ->
                        Json.array(Stream.generate(() -> "{\"value\":" + Json.string(id.get()) + "}")
                                .limit(choice.below(6))
                                .toList());
                    case "emails", "phoneNumbers", "ims", "photos", "entitlements", "roles", "x509Certificates" ->
                        Json.array(Stream.generate(() -> Json.object(List.of(
                                        Json.member("value", Json.string(texts.address())),
                                        Json.member("type", odd(10, Json.string(choice.of("work", "home", "other")))),
                                        Json.member("primary", odd(10, choice.of("true", "false"))))))
                                .limit(choice.below(4))
                                .toList());
                    case "addresses" ->
                        "[{\"type\":\"work\",\"locality\":" + odd(20, Json.string(texts.word()))
                                + ",\"primary\":true}]";
                    default -> Json.string(texts.any());
                });
    }

    private String odd(int chance, String good) {
        return choice.percent(chance) ? json.any(3) : good;
    }

    private String cased(String name) {
        return choice.percent(10) ? name.toUpperCase(Locale.ROOT) : name;
    }
}
