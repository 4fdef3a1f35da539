//! The cells of the table, tried one by one.

use axum::http::Method;
use testing::Response;

use super::{
    asking::{CONDITIONS, Impression, Question},
    names::{Names, pairs},
    operations::Operation,
    scene::Scene,
    stage::Stage,
    table::{Outcome, Row},
};

/// What was done, and what was not as the table says.
#[derive(Debug, Default)]
pub struct Figure {
    /// Questions that were asked for their answer.
    pub calls: usize,
    /// Answers that were compared with those about what does not exist.
    pub compared: usize,
    /// Everything that went wrong, a sentence each.
    pub surprises: Vec<String>,
}

/// Has every caller ask.
pub async fn try_row(operation: &Operation, row: &Row, stage: &Stage<'_>, figure: &mut Figure) {
    for (caller, outcome) in row.cells.iter().copied() {
        let question = Question {
            operation,
            row,
            caller,
        };
        try_cell(question, outcome, stage, figure).await;
        if operation.names_something() && outcome.hides(operation) {
            compare(question, stage, figure).await;
        }
    }
}

async fn try_cell(
    question: Question<'_>,
    outcome: Outcome,
    stage: &Stage<'_>,
    figure: &mut Figure,
) {
    let names = Names::of(&stage.scene, question.operation, question.row);
    let (answer, calls) = stage.ask(question, &names, &[]).await;
    figure.calls += 1;
    let changed = stage.put_back(&calls).await;
    let surprises = [
        surprise(question, outcome, &answer),
        leak(question, &answer, &stage.scene),
        (outcome != Outcome::Yes && !changed.is_empty())
            .then(|| format!("{question} is {outcome:?}, and yet changes {changed:?}")),
    ];
    figure.surprises.extend(surprises.into_iter().flatten());
    let unlike = question.operation.unlike(&answer).into_iter();
    let unlike = unlike
        .map(|difference| format!("{question} answers otherwise than documented: {difference}"));
    figure.surprises.extend(unlike);
}

/// Asks about what there is and about what there is not, which is to be the same in everything.
async fn compare(question: Question<'_>, stage: &Stage<'_>, figure: &mut Figure) {
    let Question {
        operation,
        row,
        caller,
    } = question;
    let headers: &[&[_]] = match operation.method {
        Method::GET => &[&[]],
        _ => &[&[], CONDITIONS],
    };
    for [there, absent] in pairs(&stage.scene, operation, row, caller) {
        for headers in headers {
            let hidden = impression(question, stage, &there, headers, figure).await;
            let nothing = impression(question, stage, &absent, headers, figure).await;
            figure.compared += 1;
            if hidden != nothing {
                figure.surprises.push(format!(
                    "{question} with {headers:?} tells {there:?} from {absent:?}:\n{hidden:#?}\n{nothing:#?}"
                ));
            }
        }
    }
}

async fn impression(
    question: Question<'_>,
    stage: &Stage<'_>,
    names: &Names,
    headers: &[(&str, &str)],
    figure: &mut Figure,
) -> Impression {
    let (answer, calls) = stage.ask(question, names, headers).await;
    let changed = stage.put_back(&calls).await;
    if !changed.is_empty() {
        let surprise = format!("{question} about {names:?} changes {changed:?}");
        figure.surprises.push(surprise);
    }
    Impression::of(&answer, &calls)
}

/// How the answer differs from what the table says.
fn surprise(question: Question<'_>, outcome: Outcome, answer: &Response) -> Option<String> {
    let is_expected = match outcome {
        Outcome::Yes | Outcome::Idle => answer.status.is_success(),
        Outcome::Refused(status, code) => answer.status == status && answer.code() == code,
    };
    let (status, code) = (answer.status, answer.code());
    (!is_expected).then(|| format!("{question} is {status} {code}, and not {outcome:?}"))
}

/// What the answer tells that is hidden from the caller.
fn leak(question: Question<'_>, answer: &Response, scene: &Scene) -> Option<String> {
    if question.operation.is_public {
        return None;
    }
    let text = answer.text();
    let hidden = scene.hidden_from(question.caller);
    let told = hidden
        .iter()
        .find(|secret| text.contains(secret.as_str()))?;
    Some(format!("{question} is told of {told}: {text}"))
}
