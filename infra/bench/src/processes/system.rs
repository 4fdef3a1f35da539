//! What Linux knows of a process.
//!
//! <https://docs.kernel.org/filesystems/proc.html>

use std::fs;
use std::time::Duration;

use crate::Error;

/// Resident memory of a process in megabytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// Now.
    pub present: f64,
    /// At most so far.
    pub peak: f64,
}

/// The memory that a process holds.
pub fn memory(process: u32) -> Result<Memory, Error> {
    let status = read(&format!("/proc/{process}/status"))?;
    let megabytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kibibytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
        let missing = || Error::setup(format!("/proc does not tell {name}"));
        kibibytes
            .map(|size| size * 1_024.0 / 1_000_000.0)
            .ok_or_else(missing)
    };
    Ok(Memory {
        present: megabytes("VmRSS:")?,
        peak: megabytes("VmHWM:")?,
    })
}

/// The processor time that the living threads of a process have had. To the nanosecond, where
/// `stat` counts hundredths of a second.
pub fn processor_time(process: u32) -> Result<Duration, Error> {
    let folder = format!("/proc/{process}/task");
    let mut nanoseconds = 0;
    for thread in fs::read_dir(&folder).map_err(Error::io(&folder))? {
        let path = thread.map_err(Error::io(&folder))?.path().join("schedstat");
        let text = read(&path.to_string_lossy())?;
        let spent: Option<u64> = text.split(' ').next().and_then(|text| text.parse().ok());
        nanoseconds += spent.unwrap_or_default();
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// The processor time that this process has had, of threads that have ended too, in steps of a
/// hundredth of a second.
pub fn lifetime_processor_time() -> Result<Duration, Error> {
    const TICK: Duration = Duration::from_millis(10);
    let text = read("/proc/self/stat")?;
    // After the name, which may hold anything: user and system time are the twelfth and thirteenth.
    let (_, fields) = text.rsplit_once(')').unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: u32 = ticks.filter_map(|field| field.parse::<u32>().ok()).sum();
    Ok(TICK * ticks)
}

fn read(path: &str) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::io(path))
}
