import org.openapitools.client.ApiClient;
import org.openapitools.client.api.OrganizationsApi;
import org.openapitools.client.model.NewOrganization;
import org.openapitools.client.model.OrganizationView;
import org.openapitools.client.model.Plan;

/** A program with the generated client: creates an organization and prints its id and plan. */
public class CreateOrganization {
    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv("API_KEY")));
        OrganizationView created =
                new OrganizationsApi(client).createOrganization(new NewOrganization().name("Generated").plan(Plan.BUSINESS));
        System.out.println(created.getId() + " " + created.getPlan() + " " + created.getMode());
    }
}
