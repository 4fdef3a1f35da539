//! What processing uploads takes: memory and time of an instance of `media-processor`.

mod images;

use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};

use crate::Error;
use crate::deployment::Deployment;
use crate::orders::{TITLE, place};
use crate::processes::{Memory, memory};
use crate::report::{Block, Table, limited};
use crate::runtime::{Instance, Request};

/// Megabytes that the template gives the function.
const MEMORY_SIZE: f64 = 1_769.0;

/// Uploads to one instance.
struct Case {
    name: &'static str,
    content_type: &'static str,
    file: Vec<u8>,
    times: usize,
    expected: &'static str,
}

/// Measures the function under each kind of upload, a fresh instance each.
pub async fn measure(deployment: &Deployment) -> Result<Block, Error> {
    let mut table = Table::new([
        "uploads",
        "size each, MB",
        "verdict",
        "time each, ms",
        "memory at most, MB",
    ]);
    let order = some_order(deployment).await?;
    for case in cases()? {
        let (time, memory) = upload(deployment, &order, &case).await?;
        table.row([
            case.name.to_owned(),
            format!("{:.2}", case.file.len() as f64 / 1e6),
            case.expected.to_owned(),
            format!("{:.0}", time.as_secs_f64() * 1_000.0),
            limited(memory.peak, 0, MEMORY_SIZE),
        ]);
    }
    Ok(Block::new("uploads", &table))
}

fn cases() -> Result<Vec<Case>, Error> {
    let case = |name, content_type, file, times, expected| Case {
        name,
        content_type,
        file,
        times,
        expected,
    };
    Ok(vec![
        case("a letter", "application/pdf", images::pdf(), 20, "READY"),
        case(
            "a PNG that says it has 50,000 × 50,000 pixels",
            "image/png",
            images::bomb(50_000)?,
            20,
            "REJECTED",
        ),
        case(
            "twenty photographs of 12 megapixels",
            "image/jpeg",
            images::photograph(4_000, 3_000)?,
            20,
            "READY",
        ),
        case(
            "the same on their side",
            "image/jpeg",
            images::on_its_side(&images::photograph(4_000, 3_000)?),
            20,
            "READY",
        ),
        case(
            "a photograph of 64 megapixels",
            "image/jpeg",
            images::blank(8_000, 8_000)?,
            1,
            "READY",
        ),
        case("a film", "video/mp4", images::video(50_000_000), 5, "READY"),
    ])
}

async fn upload(
    deployment: &Deployment,
    order: &str,
    case: &Case,
) -> Result<(Duration, Memory), Error> {
    let mut media = deployment.instance("media").await?;
    let mut processor = deployment.instance("media-processor").await?;
    let mut spent = Duration::ZERO;
    for _ in 0..case.times {
        let declared = declare(deployment, &mut media, order, case).await?;
        let key = send(&declared, case).await?;
        let started = Instant::now();
        processor.invoke(&message(&key)).await?;
        spent += started.elapsed();
        let path = format!(
            "/api/v1/orders/{order}/media/{}",
            text(&declared, "/media/id")
        );
        let admin = &deployment.accounts.admin;
        let seen = media.expect(&Request::get(&path).by(admin)).await?;
        let state = text(&seen.json, "/data/media/state");
        if state != case.expected {
            return Err(Error::setup(format!("{} came to be {state}", case.name)));
        }
        media.expect(&Request::delete(&path).by(admin)).await?;
    }
    let memory = memory(processor.id()?)?;
    media.stop().await?;
    processor.stop().await?;
    let times = u32::try_from(case.times).unwrap_or(1);
    Ok((spent / times, memory))
}

async fn some_order(deployment: &Deployment) -> Result<String, Error> {
    let mut orders = deployment.instance("orders").await?;
    let order = place(deployment, &mut orders, json!({ "title": TITLE })).await?;
    orders.stop().await?;
    Ok(order)
}

/// Declares the file; gives the declared file and how to upload it.
async fn declare(
    deployment: &Deployment,
    media: &mut Instance,
    order: &str,
    case: &Case,
) -> Result<Value, Error> {
    let body = json!({"files": [{
        "fileName": "a file",
        "contentType": case.content_type,
        "size": case.file.len(),
    }]});
    let path = format!("/api/v1/orders/{order}/customer-media");
    let request = Request::post(path, body)
        .by(&deployment.accounts.customer)
        .expecting(201);
    let answer = media.expect(&request).await?;
    Ok(answer.json["data"]["uploads"][0].clone())
}

/// Uploads the file as a client does; gives its key.
async fn send(declared: &Value, case: &Case) -> Result<String, Error> {
    let url = text(declared, "/upload/url");
    let request = Client::new()
        .put(&url)
        .header("content-type", case.content_type)
        .body(case.file.clone());
    request.send().await?.error_for_status()?;
    let key = url
        .split('?')
        .next()
        .and_then(|url| url.find("/orders/").map(|at| &url[at + 1..]));
    Ok(key.unwrap_or_default().to_owned())
}

/// The message that S3 puts into the queue.
fn message(key: &str) -> Value {
    let body = json!({"Records": [{"s3": {"object": {"key": key}}}]});
    json!({"Records": [{
        "messageId": "1",
        "body": body.to_string(),
        "attributes": {"ApproximateReceiveCount": "1"},
    }]})
}

fn text(value: &Value, pointer: &str) -> String {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
