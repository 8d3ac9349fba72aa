package org.livekit4j.ffi.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class MBeanRegistrationTest {
    private static final String NAME = "org.livekit4j:type=MBeanRegistrationTest";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    public interface MeterMXBean {
        int getLevel();
    }

    @Test
    void shouldShowTheBeanWhileItIsRegistered() throws Exception {
        ObjectName name = new ObjectName(NAME);
        try (MBeanRegistration _ = MBeanRegistration.of(NAME, (MeterMXBean) () -> 7)) {
            assertThat(server.getAttribute(name, "Level")).isEqualTo(7);
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void shouldBeRegisteredAtOnceWhenTheJvmHasAnMBeanServer() throws Exception {
        try (MBeanRegistration _ = MBeanRegistration.deferred(NAME, (MeterMXBean) () -> 7)) {
            assertThat(server.getAttribute(new ObjectName(NAME), "Level")).isEqualTo(7);
        }
        assertThat(server.isRegistered(new ObjectName(NAME))).isFalse();
    }

    @Test
    void shouldLeaveTheOtherOneAloneWhenItsNameIsTaken() throws Exception {
        try (MBeanRegistration _ = MBeanRegistration.of(NAME, (MeterMXBean) () -> 7)) {
            MBeanRegistration second = MBeanRegistration.of(NAME, (MeterMXBean) () -> 8);
            second.close();

            assertThat(server.getAttribute(new ObjectName(NAME), "Level")).isEqualTo(7);
        }
    }
}
