package io.muster.liberty;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumSet;

/**
 * Answers paths that belong to nothing with 404. The server throws an exception for them, which its own filters would
 * dump as first failure data: a file for each request that some scanner sends.
 */
@WebListener
public class MissingFiles implements ServletContextListener {
    /** Registers the filter behind those of the server. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        var filter = event.getServletContext().addFilter(MissingFiles.class.getName(), new NotFoundFilter());
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private static final class NotFoundFilter extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            try {
                chain.doFilter(request, response);
            } catch (FileNotFoundException missing) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }
}
