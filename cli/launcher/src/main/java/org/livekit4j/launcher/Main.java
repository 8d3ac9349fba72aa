package org.livekit4j.launcher;

import picocli.CommandLine;

/** The command {@code livekit4j}. Exit codes: 0 fine, 1 failed, 2 wrong usage; 130 and 143 when interrupted. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        SignalHandler interruption = new SignalHandler();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption, "livekit4j-interruption"));
        int code = commandLine(interruption).execute(args);
        System.out.flush();
        interruption.finished();
        System.exit(code);
    }

    static CommandLine commandLine(SignalHandler interruption) {
        Verbosity verbosity = new Verbosity();
        CommandLine commands = new CommandLine(new RootCommand());
        commands.getCommandSpec().versionProvider(new JarVersion());
        Variables variables = new Variables(System::getenv);
        commands.addSubcommand(new DemoCommand(interruption, verbosity));
        commands.addSubcommand(new RecordCommand(interruption, verbosity));
        commands.addSubcommand(new ServerCommand(interruption, variables));
        commands.addSubcommand(new TokenCommand(variables));
        commands.addSubcommand(new DoctorCommand(interruption, verbosity));
        commands.addSubcommand(new DashboardCommand(interruption, verbosity));
        commands.addSubcommand(new ShellCommand(interruption, verbosity));
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
