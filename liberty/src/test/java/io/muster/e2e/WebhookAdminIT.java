package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administration of webhooks. The organizations have no events, so that nothing is sent. */
@OnEachDatabase
class WebhookAdminIT {
    private static final String PUBLIC = "https://8.8.8.8/hooks/1?key=2";

    private final Tenant tenant;
    private final Client admin;

    WebhookAdminIT(MusterServer server) {
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @Test
    void secretIsInOneAnswerOnly() {
        Answer created = create();

        assertThat(created.text("/secret")).matches("whsec_[0-9A-Za-z+/]{43}=");
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        String path = "/webhooks/" + created.text("/webhook/id");
        assertThat(admin.get(path)
                        .is(200)
                        .has("/url", PUBLIC)
                        .has("/description", "product")
                        .has("/state", "ACTIVE")
                        .has("/retrying", 0)
                        .has("/deadLetters", 0)
                        .body())
                .doesNotContain(created.text("/secret"));
        assertThat(admin.get("/webhooks").is(200).has("/items/0/url", PUBLIC).body())
                .doesNotContain("whsec_");
    }

    @Test
    void rotationOfASecretHasAnOverlapThatCanBeEnded() {
        Answer created = create();
        String path = "/webhooks/" + created.text("/webhook/id");

        Answer rotated = admin.post(path + "/secret/rotations", "").is(201);
        assertThat(rotated.text("/secret")).isNotEqualTo(created.text("/secret"));
        assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(rotated.exists("/webhook/secretRetiresAt")).isTrue();
        admin.post(path + "/secret/rotations", "").is(409).has("/code", "mode_conflict");
        admin.delete(path + "/secret/retiring").is(200).lacks("/secretRetiresAt");
        admin.post(path + "/secret/rotations", "").is(201);
    }

    @Test
    void webhookIsChangedDisabledAndRemoved() {
        String path = "/webhooks/" + create().text("/webhook/id");

        admin.patch(path, "{'description':'other','active':false}")
                .is(200)
                .has("/description", "other")
                .has("/url", PUBLIC)
                .has("/state", "DISABLED");
        admin.patch(path, "{'active':true,'url':'https://8.8.4.4/'}").is(200).has("/state", "ACTIVE");
        admin.delete(path).is(204);
        admin.get(path).is(404).has("/code", "not_found");
        admin.delete(path).is(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://0.0.0.0/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "http://10.0.0.1/",
                "https://[::1]/",
                "http://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00::1]/",
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://user:secret@8.8.8.8/",
                "not a url"
            })
    void forbiddenAddressIsRefused(String url) {
        admin.post("/webhooks", "{'url':'" + url + "'}").is(400).has("/code", "invalid_value");
        admin.get("/webhooks").is(200).has("/items", "[]");
    }

    @Test
    void replayNeedsExactlyOneSelection() {
        String path = "/webhooks/" + create().text("/webhook/id");

        admin.get(path + "/dead-letters?limit=10").is(200).has("/items", "[]");
        admin.get(path + "/dead-letters?cursor=x").is(400).has("/code", "invalid_cursor");
        admin.post(path + "/replays", "{'deadLetters':true}").is(202).has("/events", 0);
        admin.post(path + "/replays", "{'sequence':1}").is(404);
        admin.post(path + "/replays", "{'after':-1}").is(400).has("/code", "invalid_value");
        for (String unclear :
                new String[] {"{}", "{'after':0,'deadLetters':true}", "{'sequence':'1'}", "{'after':1.5}"}) {
            admin.post(path + "/replays", unclear).is(400).has("/code", "invalid_value");
        }
    }

    @Test
    void keyOfAnotherOrganizationFindsNothing() {
        String path = "/webhooks/" + create().text("/webhook/id");
        Answer other = tenant.operator()
                .post("/organizations", "{'name':'Other','plan':'BUSINESS'}")
                .is(201);
        String key = tenant.operator()
                .post("/api-keys", "{'name':'other','scope':'" + other.id() + "'}")
                .is(201)
                .text("/key");
        Client stranger = admin.with("Authorization", "Bearer " + key);

        stranger.get(path).is(404);
        stranger.post(path + "/secret/rotations", "").is(404);
        stranger.at(tenant.operator().base() + "/organizations/" + other.id())
                .get(path)
                .is(404);
    }

    private Answer create() {
        return admin.post("/webhooks", "{'url':'" + PUBLIC + "','description':'product'}")
                .is(201);
    }
}
