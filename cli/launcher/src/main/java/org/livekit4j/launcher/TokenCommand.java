package org.livekit4j.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What admits one participant to one room. */
@Command(name = "token", mixinStandardHelpOptions = true, sortOptions = false, description = TokenCommand.DESCRIPTION)
final class TokenCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Print an access token with which a participant joins a room. It is signed with the key in "
            + Variables.API_KEY + " and " + Variables.API_SECRET + ".";

    private final Variables variables;
    @Spec
    private CommandSpec spec;

    @Option(names = "--room", paramLabel = "R", required = true, description = "The room to join.")
    private String room;
    @Option(names = "--identity", paramLabel = "I", required = true, description = "The identity, unique in the room.")
    private String identity;
    @Option(names = "--name", paramLabel = "NAME", description = "The display name of the participant.")
    private String name;
    @Option(names = "--ttl", paramLabel = "T", defaultValue = "6h", converter = Ttl.class, description = "How long it admits to"
            + " the room, such as 90s, 30m, 6h or 7d (default ${DEFAULT-VALUE}).")
    private Duration ttl;
    @Option(names = "--hidden", description = "Hide the participant from the others in the room.")
    private boolean hidden;

    TokenCommand(Variables variables) {
        this.variables = variables;
    }

    @Override
    public Integer call() {
        String token = Usage.of(spec, this::token);
        PrintWriter output = spec.commandLine().getOut();
        output.println(token);
        output.flush();
        return ExitCode.OK;
    }

    private String token() {
        List<String> missing = variables.missingOfKey();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join(" and ", missing) + (missing.size() > 1 ? " are" : " is")
                    + " not set; './livekit4j server' prints a key for its server");
        }
        VideoGrant join = VideoGrant.join(room);
        AccessToken token = AccessToken.of(variables.key(), variables.secret()).withIdentity(identity).withTtl(ttl)
                .withGrant(hidden ? join.withHidden(true) : join);
        return (name == null ? token : token.withName(name)).toJwt();
    }
}
