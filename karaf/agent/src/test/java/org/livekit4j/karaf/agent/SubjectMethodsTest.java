package org.livekit4j.karaf.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.Subject;
import org.apache.karaf.util.jaas.JaasHelper;
import org.junit.jupiter.api.Test;

class SubjectMethodsTest {
    private static final String HELPER = "org/apache/karaf/util/jaas/JaasHelper";

    private final List<String> problems = new ArrayList<>();
    private final SubjectMethods methods = new SubjectMethods(problems::add);

    @Test
    void shouldMakeClassesThatAreRightWhenTheyAreAsExpected() throws IOException {
        for (Class<?> type : List.of(Subject.class, JaasHelper.class)) {
            byte[] changed = methods.transform(null, type.getName().replace('.', '/'), null, null, bytes(type));

            assertThat(ClassFile.of().verify(changed)).isEmpty();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void shouldLeaveTheClassAloneAndSayWhyWhenAMethodIsMissing() throws IOException {
        assertThat(methods.transform(null, HELPER, null, null, bytes(Object.class))).isNull();

        assertThat(problems).singleElement().asString().contains("org.apache.karaf.util.jaas.JaasHelper is left as it is")
                .contains("PrivilegedExceptionAction").doesNotContain("\n");
    }

    @Test
    void shouldLeaveTheClassAloneAndSayWhyWhenItIsNoClassFile() {
        assertThat(methods.transform(null, HELPER, null, null, new byte[]{1, 2, 3})).isNull();

        assertThat(problems).hasSize(1);
    }

    @Test
    void shouldNotTouchOtherClasses() throws IOException {
        assertThat(methods.transform(null, "java/lang/Object", null, null, bytes(Object.class))).isNull();
        assertThat(methods.transform(null, null, null, null, bytes(Object.class))).isNull();
        assertThat(problems).isEmpty();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return file.readAllBytes();
        }
    }
}
