package org.livekit4j.health.internal;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.configuration.ConfigurationStatus;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether configurations say what can be done. */
@Component(property = {HealthCheck.NAME + "=LiveKit configurations", HealthCheck.TAGS + "=livekit",
    HealthCheck.TAGS + "=configuration"})
public final class ConfigurationCheck implements HealthCheck {

    @Reference
    volatile List<ConfigurationStatus> configurations = List.of();

    /** Without configurations to begin with. */
    public ConfigurationCheck() {}

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info("{} configurations were read", configurations.size());
        configurations.forEach(one -> one.mistakes().forEach(mistake -> log.warn("{}: {}", one.pid(), mistake)));
        return new Result(log);
    }
}
