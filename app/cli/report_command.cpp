// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/advice/further_advice.h"
#include "sim/report/json.h"
#include "sim/report/report.h"

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    declareOutput(options);
    declareHiding(options);
    options.add_options()("as", po::value<std::string>()->value_name("html|md|json"),
                          "The report's form; else by the file's ending, else md");
    declareWishes(options);
    declareReading(options);
    declareScenario(options);
}

enum class Form { Html, Markdown, Json };

Form formOf(const po::variables_map& values)
{
    std::string name = "md";
    if (values.count("as") != 0) {
        name = values["as"].as<std::string>();
    } else if (values.count("output") != 0) {
        const auto file = values["output"].as<std::string>();
        const auto point = file.rfind('.');
        name = point == std::string::npos ? std::string{} : file.substr(point + 1);
    }
    if (name == "html" || name == "htm")
        return Form::Html;
    if (name == "md" || name == "markdown")
        return Form::Markdown;
    if (name == "json")
        return Form::Json;
    if (name == "pdf")
        throw Leave{WrongUsage, "a PDF is written by the desktop program: lowwater HISTORY --export report.pdf"};
    throw Leave{WrongUsage, "\"" + name + "\" is not a form of the report; use html, md or json"};
}

Advice adviseInFull(const Scenario& scenario, const Wishes& wishes, const LookAhead& ahead,
                    const std::optional<ReloadLatency>& learned, Streams& streams)
{
    ProgressLine amounts{streams, "Trying amounts"};
    auto advice = recommend(scenario, wishes, ahead, amounts.hooks());
    if (!advice)
        leave(Failed, advice.error());
    ProgressLine further{streams, "Trying what may come"};
    if (const auto done = addAll(*advice, scenario, nullptr, learned, further.hooks()); !done)
        leave(Failed, done.error());
    return std::move(*advice);
}

int run(const po::variables_map& values, Streams& streams)
{
    const Form form = formOf(values);
    Scenario scenario = readScenario(values, streams);
    const Wishes wishes = readWishes(values);
    auto read = readHistories(values, streams);
    takeHistory(values, read, scenario);
    const auto learned = learnedLatency(read, scenario.routing);
    const Advice advice = adviseInFull(scenario, wishes, readLookAhead(values), learned, streams);
    if (form == Form::Json) {
        writeResult(values, streams, reportJson(scenario, read.summary, advice));
    } else {
        const auto report = makeReport(scenario, read.summary, advice);
        writeResult(values, streams, form == Form::Html ? toHtml(report) : toMarkdown(report));
    }
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand reportCommand{"report", "HISTORY...", "The recommendation report as .html, .md or .json", declare,
                               run};

} // namespace lowwater::cli
