package io.muster.liberty;

import io.muster.idp.demo.DemoProvider;
import io.muster.idp.demo.DemoProviderServlet;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.jspecify.annotations.NullUnmarked;

/** Adds the demonstration's identity provider to a demonstration. Any other server has no such path. */
@WebListener
@NullUnmarked // the container fills the fields
public class DemoProviderListener implements ServletContextListener {
    static final String PATH = "/demo/idp";

    @Inject
    private Settings settings;

    @Inject
    private Instance<DemoProvider> provider;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (settings.demo()) {
            event.getServletContext()
                    .addServlet("demonstration identity provider", new DemoProviderServlet(provider.get()))
                    .addMapping(PATH + "/*");
        }
    }
}
