use std::process::Child;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::Job;
use crate::import::read::{Bound, Limits, Refusal};

/// Between two looks at the process.
const LOOK: Duration = Duration::from_millis(50);

/// Watches a process that reads, beside the thread that hears it, and ends it when the user stops the job or it takes too
/// long.
pub struct Watch {
    heard: Arc<AtomicU64>,
    /// Closed when there is nothing to watch any more.
    over: Sender<()>,
    watching: JoinHandle<Option<Refusal>>,
}

impl Watch {
    pub fn start(child: &Arc<Mutex<Child>>, limits: &Limits, job: &Job) -> Self {
        let heard = Arc::new(AtomicU64::new(0));
        let (over, is_over) = channel();
        let watched = Watched {
            child: Arc::clone(child),
            heard: Arc::clone(&heard),
            job: job.clone(),
            all: Duration::from_secs(limits.seconds),
            idle: Duration::from_secs(limits.idle_seconds),
        };
        Self { heard, over, watching: std::thread::spawn(move || watched.until(&is_over)) }
    }

    /// The process said something.
    pub fn heard(&self) {
        self.heard.fetch_add(1, Ordering::Relaxed);
    }

    /// Ends watching. Why the process was ended; `None` when it was not.
    pub fn end(self) -> Option<Refusal> {
        drop(self.over);
        self.watching.join().ok().flatten()
    }
}

struct Watched {
    child: Arc<Mutex<Child>>,
    heard: Arc<AtomicU64>,
    job: Job,
    all: Duration,
    idle: Duration,
}

impl Watched {
    fn until(self, is_over: &Receiver<()>) -> Option<Refusal> {
        let start = Instant::now();
        let mut last = (0, start);
        loop {
            match is_over.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Timeout) => (),
                _ => return None,
            }
            let heard = self.heard.load(Ordering::Relaxed);
            if heard != last.0 {
                last = (heard, Instant::now());
            }
            let reason = if self.job.is_cancelled() {
                Refusal::Stopped
            } else if start.elapsed() > self.all {
                Refusal::Exceeds(Bound::Seconds)
            } else if last.1.elapsed() > self.idle {
                Refusal::Exceeds(Bound::IdleSeconds)
            } else {
                continue;
            };
            // What hears it then finds its end.
            if let Ok(mut child) = self.child.lock() {
                let _ = child.kill();
            }
            return Some(reason);
        }
    }
}
