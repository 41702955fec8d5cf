// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the logs are, and what their paths say (FORMATS.md 1.1).
#include "sim/import/claude_code_files.h"
#include "sim/import/claude_code_place.h"
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"
#include "tests/sim/import/log_line.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace lowwater;
using namespace std::string_literals;

namespace {

using Texts = std::vector<std::string>;

/// A folder with files, gone at the end.
class Folder {
public:
    [[nodiscard]] std::string path(const std::string& below = {}) const
    {
        return m_dir.path().toStdString() + (below.empty() ? "" : "/" + below);
    }
    void write(const std::string& file, const std::string& text) const
    {
        std::filesystem::create_directories(std::filesystem::path{path(file)}.parent_path());
        std::ofstream{path(file), std::ios::binary} << text;
    }

private:
    QTemporaryDir m_dir;
};

/// Sessions and projects of the charges.
std::string agents(const Result<ReadHistory>& read)
{
    if (!read)
        return read.error().describe();
    std::string text;
    for (ChargeIndex i = 0; i < read->history->size(); ++i) {
        const Charge charge = read->history->charge(i);
        text += charge.session + " in " + charge.project + '\n';
    }
    return text;
}

} // namespace

class TestClaudeCodePlaces : public QObject {
    Q_OBJECT

private slots:
    void roots_data();
    void roots();
    void places_data();
    void places();
    void projects_data();
    void projects();
    void everyLayoutIsRead();
    void anyFolderWillDo_data();
    void anyFolderWillDo();
    void linesWinOverPaths();
    void aFileIsReadOnce();
    void linksToFoldersAreFollowedOnce();
    void foldersThatCannotBeRead();
    void onlyFoldersWithLogsAreOffered();
};

void TestClaudeCodePlaces::roots_data()
{
    QTest::addColumn<std::string>("home");
    QTest::addColumn<std::string>("xdg");
    QTest::addColumn<std::string>("claude");
    QTest::addColumn<Texts>("expected");
    const auto row = [](const char* name, const char* home, const char* xdg, const char* claude,
                        const Texts& expected) {
        QTest::addRow("%s", name) << std::string{home} << std::string{xdg} << std::string{claude} << expected;
    };
    row("the default two", "/home/dev", "", "", {"/home/dev/.config/claude/projects", "/home/dev/.claude/projects"});
    row("XDG_CONFIG_HOME moves the first", "/home/dev", "/etc/dev", "",
        {"/etc/dev/claude/projects", "/home/dev/.claude/projects"});
    row("a relative XDG_CONFIG_HOME is ignored", "/home/dev", "conf", "",
        {"/home/dev/.config/claude/projects", "/home/dev/.claude/projects"});
    row("without a home only XDG's", "", "/etc/dev", "", {"/etc/dev/claude/projects"});
    row("nothing at all", "", "", "", {});
    row("CLAUDE_CONFIG_DIR replaces them", "/home/dev", "/etc/dev", "/data/claude", {"/data/claude"});
    row("several between commas, with spaces", "/home/dev", "", " /a , ~/b,,~ ", {"/a", "/home/dev/b", "/home/dev"});
    row("another person's home is left as it is", "/home/dev", "", "~other/x", {"~other/x"});
    row("commas alone are none", "/home/dev", "", " , ,",
        {"/home/dev/.config/claude/projects", "/home/dev/.claude/projects"});
}

void TestClaudeCodePlaces::roots()
{
    QFETCH(const std::string, home);
    QFETCH(const std::string, xdg);
    QFETCH(const std::string, claude);
    QFETCH(const Texts, expected);
    QCOMPARE(claudeCodeRoots(home, xdg, claude), expected);
}

void TestClaudeCodePlaces::places_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("says"); // project|session|agent
    const auto row = [](const char* name, const char* path, const char* says) {
        QTest::addRow("%s", name) << std::string{path} << std::string{says};
    };
    row("a session's file", "/home/dev/.claude/projects/-home-dev-atlas/abc.jsonl", "-home-dev-atlas|abc|");
    row("a file in a session's folder", "/x/projects/-p/abc/chat.jsonl", "-p|abc|");
    row("a sub-agent's", "/x/projects/-p/abc/subagents/agent-a1b2.jsonl", "-p|abc|a1b2");
    row("a compaction's", "/x/projects/-p/abc/subagents/agent-acompact-9f.jsonl", "-p|abc|acompact-9f");
    row("a side question's", "/x/projects/-p/abc/subagents/agent-aside_question-1.jsonl", "-p|abc|aside_question-1");
    row("another file among the sub-agents'", "/x/projects/-p/abc/subagents/worker.jsonl", "-p|abc|");
    row("a sub-agent's of older versions, beside the sessions", "/x/projects/-p/agent-a1.jsonl", "-p||a1");
    row("deeper than is known", "/x/projects/-p/abc/more/deep.jsonl", "-p|more|");
    row("the last folder called projects counts", "/home/projects/old/projects/-p/abc.jsonl", "-p|abc|");
    row("a folder of work called projects does not", "/home/dev/projects/abc.jsonl", "projects|abc|");
    row("moved elsewhere", "/backup/-p/abc.jsonl", "-p|abc|");
    row("moved elsewhere, a sub-agent's", "/backup/-p/abc/subagents/agent-a1.jsonl", "-p|abc|a1");
    row("moved elsewhere, in a session's folder", "/backup/-p/8463c716-0000-4000-8000-0000000000aa/chat.jsonl",
        "-p|8463c716-0000-4000-8000-0000000000aa|");
    row("a name alone", "abc.jsonl", "|abc|");
    row("another ending", "logs/abc.txt", "logs|abc.txt|");
    row("nothing", "", "||");
}

void TestClaudeCodePlaces::places()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, says);
    const LogPlace place = placeOfLog(path);
    QCOMPARE(place.projectFolder + '|' + place.session + '|' + place.agent, says);
}

void TestClaudeCodePlaces::projects_data()
{
    QTest::addColumn<std::string>("folder");
    QTest::addColumn<std::string>("cwd");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char* name, const char* folder, const char* cwd, const char* expected) {
        QTest::addRow("%s", name) << std::string{folder} << std::string{cwd} << std::string{expected};
    };
    row("the working directory's last part", "-home-dev-src-atlas", "/home/dev/src/atlas", "atlas");
    row("a dash in it is kept", "-home-dev-my-app", "/home/dev/my-app", "my-app");
    row("the project's, where an agent went deeper", "-home-dev-src-atlas", "/home/dev/src/atlas/web/src", "atlas");
    row("marks other than separators", "-home-dev-my-app-v2-0", "/home/dev/my_app.v2.0", "my_app.v2.0");
    row("a directory elsewhere", "-home-dev-atlas", "/tmp/try", "try");
    row("a mark at its end", "", "/home/dev/atlas/", "atlas");
    row("on Windows", "C--Users-dev-atlas", "C:\\Users\\dev\\atlas", "atlas");
    row("on Windows, deeper", "C--Users-dev-atlas", "C:\\Users\\dev\\atlas\\web", "atlas");
    row("the root", "-", "/", "-");
    row("no directory: the folder without the home", "-home-dev-src-atlas", "", "src-atlas");
    row("no directory, on a Mac", "-Users-ann-my-app", "", "my-app");
    row("no directory, on Windows", "C--Users-ann-work", "", "work");
    row("no directory, the home itself", "-home-dev", "", "home-dev");
    row("no directory, elsewhere", "-srv-www", "", "srv-www");
    row("nothing", "", "", "");
}

void TestClaudeCodePlaces::projects()
{
    QFETCH(const std::string, folder);
    QFETCH(const std::string, cwd);
    QFETCH(const std::string, name);
    QCOMPARE(projectName(folder, cwd), name);
}

namespace {

/// A line whose own fields say nothing of its place.
std::string bareLine(const char* id)
{
    return LogLine{.id = id, .session = {}, .cwd = {}}.text() + '\n';
}

} // namespace

void TestClaudeCodePlaces::everyLayoutIsRead()
{
    const Folder folder;
    folder.write("projects/-home-dev-atlas/s1.jsonl", bareLine("1"));
    folder.write("projects/-home-dev-atlas/s2/chat.jsonl", bareLine("2"));
    folder.write("projects/-home-dev-atlas/s2/subagents/agent-a1.jsonl", bareLine("3"));
    folder.write("projects/-home-dev-atlas/s2/subagents/agent-acompact-b.jsonl", bareLine("4"));
    folder.write("projects/-home-dev-notes/agent-c.jsonl", bareLine("5"));
    folder.write("projects/-home-dev-notes/readme.txt", bareLine("6"));
    folder.write("history.jsonl", bareLine("7")); // beside projects: no log
    const auto read = readHistory({{folder.path(), {}, false}});
    QCOMPARE(agents(read), "s1 in atlas\ns2 in atlas\ns2/a1 in atlas\ns2/acompact-b in atlas\nagent-c in notes\n"s);
    QCOMPARE(read->summary.format, "claude-code"s);
    QCOMPARE(read->summary.files.size(), std::size_t{5});
    QVERIFY(std::is_sorted(read->summary.files.begin(), read->summary.files.end()));
    QVERIFY(sumHolds(read->summary));
}

void TestClaudeCodePlaces::anyFolderWillDo_data()
{
    QTest::addColumn<Texts>("sources");
    QTest::addRow("a root") << Texts{""};
    QTest::addRow("its projects") << Texts{"projects"};
    QTest::addRow("its projects with a mark at the end") << Texts{"projects/"};
    QTest::addRow("a project") << Texts{"projects/-home-dev-atlas"};
    QTest::addRow("the parts of it") << Texts{"projects/-home-dev-atlas/s1", "projects/-home-dev-atlas/s1.jsonl"};
    QTest::addRow("all of them at once") << Texts{"projects/-home-dev-atlas/s1/subagents", "",
                                                  "projects/-home-dev-atlas/s1.jsonl", "projects"};
}

void TestClaudeCodePlaces::anyFolderWillDo()
{
    QFETCH(const Texts, sources);
    const Folder folder;
    folder.write("projects/-home-dev-atlas/s1.jsonl", bareLine("1"));
    folder.write("projects/-home-dev-atlas/s1/subagents/agent-a.jsonl", bareLine("2"));
    std::vector<Source> named;
    for (const auto& source : sources)
        named.push_back({source.empty() ? folder.path() : folder.path(source), {}, false});
    const auto read = readHistory(named);
    QCOMPARE(agents(read), "s1 in atlas\ns1/a in atlas\n"s);
    QCOMPARE(read->summary.lines, std::uint64_t{2}); // no file is read twice
}

void TestClaudeCodePlaces::linesWinOverPaths()
{
    const Folder folder;
    folder.write("projects/-home-dev-atlas/s1/subagents/agent-a.jsonl",
                 LogLine{.id = "1", .session = "own", .cwd = "/srv/other", .more = R"(,"agentId":"b")"}.text() + '\n' +
                     LogLine{.id = "2", .session = "own", .cwd = "/home/dev/atlas/deep"}.text() + '\n');
    folder.write("projects/-home-dev-atlas/agent-c.jsonl", LogLine{.id = "3", .session = "own"}.text() + '\n');
    QCOMPARE(agents(readHistory({{folder.path(), {}, false}})), "own/c in atlas\nown/b in other\nown/a in atlas\n"s);
}

void TestClaudeCodePlaces::aFileIsReadOnce()
{
    const Folder folder;
    folder.write("a/s1.jsonl", LogLine{.id = {}}.text() + '\n'); // without an id lines cannot be told apart
    std::filesystem::create_hard_link(folder.path("a/s1.jsonl"), folder.path("a/s2.jsonl"));
    std::filesystem::create_directory_symlink(folder.path("a"), folder.path("b"));
    const auto read = readHistory({{folder.path("b"), {}, false},
                                   {folder.path("a/s1.jsonl"), {}, false},
                                   {folder.path("a/../a/s1.jsonl"), {}, false}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.lines, std::uint64_t{1});
}

// A project whose folder lives elsewhere, and links that lead back up.
void TestClaudeCodePlaces::linksToFoldersAreFollowedOnce()
{
    const Folder folder;
    const auto line = [](const std::string& session) {
        return LogLine{.id = {}, .session = session}.text() + '\n'; // without an id lines cannot be told apart
    };
    folder.write("claude/projects/-p/s1.jsonl", line("s1"));
    folder.write("elsewhere/s2.jsonl", line("s2"));
    using std::filesystem::create_directory_symlink;
    create_directory_symlink(folder.path("elsewhere"), folder.path("claude/projects/-q"));
    create_directory_symlink(folder.path("elsewhere"), folder.path("claude/projects/-r"));
    create_directory_symlink(folder.path("claude"), folder.path("claude/projects/-p/up"));
    create_directory_symlink(folder.path("gone"), folder.path("claude/projects/-s"));
    const auto read = readHistory({{folder.path("claude"), {}, false}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.lines, std::uint64_t{2});
    QCOMPARE(read->summary.files.size(), std::size_t{2});
}

void TestClaudeCodePlaces::foldersThatCannotBeRead()
{
    const Folder folder;
    folder.write("empty/readme.txt", "x");
    QCOMPARE(agents(readHistory({{folder.path("empty"), {}, false}})),
             folder.path("empty") +
                 ": is a folder without Claude Code logs (*.jsonl); give one that has projects/ in it, or a file");
    folder.write("logs/s1.jsonl", bareLine("1"));
    QCOMPARE(
        agents(readHistory({{folder.path("logs"), {}, false}}, {.format = "csv", .columnNames = {}, .costScale = {}})),
        folder.path("logs") + ": is a folder; name the tables in it");
    std::filesystem::create_symlink(folder.path("gone"), folder.path("logs/s2.jsonl"));
    const auto read = readHistory({{folder.path("logs"), {}, false}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.charges, std::uint64_t{1});
    QCOMPARE(read->summary.warnings,
             Texts{folder.path("logs/s2.jsonl") + ": cannot be opened: No such file or directory; it was left out."});
}

void TestClaudeCodePlaces::onlyFoldersWithLogsAreOffered()
{
    const Folder folder;
    folder.write("one/projects/-p/s1.jsonl", "");
    folder.write("two/projects/-p/readme.txt", "");
    folder.write("three/history.jsonl", "");
    folder.write("four/projects/-p/s1/subagents/agent-a.jsonl", "");
    const Texts roots{folder.path("one"),           folder.path("two"),  folder.path("three"),
                      folder.path("four/projects"), folder.path("five"), folder.path("four/projects/")};
    QCOMPARE(foldersWithLogs(roots),
             (Texts{folder.path("one/projects"), folder.path("four/projects"), folder.path("four/projects")}));
}

QTEST_APPLESS_MAIN(TestClaudeCodePlaces)
#include "test_claude_code_places.moc"
