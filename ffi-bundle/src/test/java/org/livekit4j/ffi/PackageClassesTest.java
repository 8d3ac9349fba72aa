package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.internal.NativeFfiClient;

class PackageClassesTest {

    @Test
    void shouldListThePackageAndThoseBelowItButNotGeneratedCodeWhenClassesAreInAFolder() {
        List<String> names = PackageClasses.names(FfiClients.class, "org/livekit4j/ffi/");
        assertThat(names).contains(Completion.class.getName(), NativeFfiClient.class.getName())
                .noneMatch(name -> name.startsWith("org.livekit4j.ffi.proto."))
                .allMatch(name -> name.startsWith("org.livekit4j.ffi."));
    }

    @Test
    void shouldListThePackageWhenClassesAreInAJar() {
        assertThat(PackageClasses.names(Message.class, "com/google/protobuf/")).contains(Message.class.getName());
    }

    @Test
    void shouldListThePackageWhenClassesAreInARunTimeImage() {
        assertThat(PackageClasses.names(List.class, "java/util/")).contains("java.util.ArrayList");
    }

    @Test
    void shouldListNothingWhenClassesCannotBeListed() {
        Class<?> hidden = ((Runnable) () -> {
        }).getClass();
        assertThat(PackageClasses.names(hidden, "no/such/package/")).isEmpty();
    }
}
