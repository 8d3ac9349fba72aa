package org.livekit4j.dashboard.servlet.internal;

import java.net.URI;
import java.time.InstantSource;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.dashboard.DashboardPages;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboard on the HTTP server of the framework. It goes before the one on the loopback address. */
@Component(service = DashboardControl.class, immediate = true, configurationPid = ServletConfiguration.PID, property = "service.ranking:Integer=1")
@Designate(ocd = ServletConfiguration.class)
public final class ServletDashboard implements DashboardControl {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardControl.class);
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final String DEFAULT_PATH = "/livekit";

    private final BundleContext context;
    private final DashboardPages pages;
    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(ServletConfiguration.PID, LOG::warn);
    private final ServiceRegistration<?> status;
    private Settings settings;
    private Optional<Open> open = Optional.empty();

    private record Settings(boolean enabled, String path, Admission admission) {}

    /** What is there while it is open. */
    private record Open(DashboardServlet servlet, ServiceRegistration<?> registration) implements AutoCloseable {
        @Override
        public void close() {
            registration.unregister();
            servlet.close();
        }
    }

    @Activate
    public ServletDashboard(BundleContext context, @Reference DashboardPages pages, Map<String, Object> configuration) {
        this.context = context;
        this.pages = pages;
        status = context.registerService(ConfigurationStatus.class, mistakes, null);
        settings = read(configuration);
        start();
    }

    @Modified
    synchronized void modified(Map<String, Object> configuration) {
        close();
        settings = read(configuration);
        start();
    }

    private Settings read(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        boolean enabled = reader.flag("enabled", true);
        String path = reader.text("path", DEFAULT_PATH);
        if (!PATH.matcher(path).matches()) {
            reader.refuse("path", path, "it must be names with a slash before each. The default, " + DEFAULT_PATH + ", holds");
            path = DEFAULT_PATH;
        }
        Realm realm = new Realm(reader.text("realm", "karaf"),
                texts(reader, "role.classes", Set.of("org.apache.karaf.jaas.boot.principal.RolePrincipal")));
        Set<String> hosts = reader.texts("hosts").stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Admission admission = new Admission(hosts, texts(reader, "roles", Set.of("admin", "manager")),
                reader.flag("plain.http", false), new Logins(realm, InstantSource.system()));
        mistakes.set(reader.mistakes());
        return new Settings(enabled, path, admission);
    }

    private static Set<String> texts(ConfigurationReader reader, String property, Set<String> otherwise) {
        List<String> texts = reader.texts(property);
        return texts.isEmpty() ? otherwise : Set.copyOf(texts);
    }

    private synchronized void start() {
        if (settings.enabled()) {
            register();
            LOG.info("The dashboard is at {} of the HTTP server; livekit:dashboard prints its address", settings.path());
        }
    }

    private void register() {
        DashboardServlet servlet = new DashboardServlet(pages, settings.admission());
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("osgi.http.whiteboard.servlet.pattern",
                settings.path() + "/*", "osgi.http.whiteboard.servlet.name", ServletConfiguration.PID,
                "osgi.http.whiteboard.servlet.asyncSupported", true));
        open = Optional.of(new Open(servlet, context.registerService(Servlet.class, servlet, properties)));
    }

    @Override
    public synchronized URI open() {
        if (open.isEmpty()) {
            register();
        }
        return new Endpoints(context).address(settings.path() + "/");
    }

    @Override
    public synchronized void close() {
        open.ifPresent(Open::close);
        open = Optional.empty();
    }

    @Deactivate
    synchronized void deactivate() {
        status.unregister();
        close();
    }
}
