package org.livekit4j.launcher;

import picocli.CommandLine;

/** The command {@code livekit4j}. Exit codes: 0 fine, 1 failed, 2 wrong usage; 130 and 143 when interrupted. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        SignalHandler interruption = new SignalHandler();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption, "livekit4j-interruption"));
        int code = execute(interruption, args);
        System.out.flush();
        interruption.finished();
        System.exit(code);
    }

    private static int execute(SignalHandler interruption, String... args) {
        Verbosity verbosity = new Verbosity();
        try (FrameworkStarter frameworks = new FrameworkStarter(interruption, verbosity)) {
            frameworks.prepare(args);
            return commandLine(interruption, verbosity, frameworks).execute(args);
        }
    }

    static CommandLine commandLine(SignalHandler interruption, Verbosity verbosity, FrameworkStarter frameworks) {
        CommandLine commands = new CommandLine(new RootCommand());
        commands.getCommandSpec().versionProvider(new JarVersion());
        Variables variables = new Variables(System::getenv);
        commands.addSubcommand(new DemoCommand(interruption, frameworks));
        commands.addSubcommand(new RecordCommand(interruption, frameworks));
        commands.addSubcommand(new ServerCommand(interruption, variables));
        commands.addSubcommand(new TokenCommand(variables));
        commands.addSubcommand(new DoctorCommand(interruption, frameworks));
        commands.addSubcommand(new DashboardCommand(interruption, frameworks));
        commands.addSubcommand(new ShellCommand(interruption, frameworks));
        for (CommandLine command : commands.getSubcommands().values()) {
            command.addMixin("verbosity", verbosity);
            command.getCommandSpec().versionProvider(new JarVersion());
        }
        commands.addSubcommand(new CommandLine.HelpCommand());
        commands.setParameterExceptionHandler(new ErrorReporter(verbosity));
        commands.setExecutionExceptionHandler(new ErrorReporter(verbosity));
        return commands;
    }
}
