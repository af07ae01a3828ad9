package io.muster.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SentRequestsTest {
    @Test
    void passwordsAreLeftOutWhereverTheyAre() {
        assertThat(redacted("{'userName':'ana','password':'s','PassWord':['s'],'x':{'password':{'a':1},'y':1}}"))
                .isEqualTo("{'userName':'ana','x':{'y':1}}");
        assertThat(redacted("{'urn:ietf:params:scim:schemas:core:2.0:User:password':'s','title':'T'}"))
                .isEqualTo("{'title':'T'}");
        assertThat(redacted("{'Operations':[{'op':'replace','path':'Password','value':'s'},"
                        + "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:password','value':'s'},"
                        + "{'op':'replace','value':{'password':'s','active':false}},"
                        + "{'op':'add','path':'title','value':'T'}]}"))
                .isEqualTo("{'Operations':[{'op':'replace','value':{'active':false}},"
                        + "{'op':'add','path':'title','value':'T'}]}");
    }

    @Test
    void bodyThatIsNoJsonObjectIsNotKept() {
        assertThat(redacted("['password']")).isEmpty();
        assertThat(redacted("{'a':")).isEmpty();
    }

    private static String redacted(String json) {
        return SentRequests.redacted(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .replace('"', '\'');
    }
}
