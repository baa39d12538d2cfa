// fsrs-rs at the tasks of bench/fsrs_speed.cpp, in the same words:
//   fsrs_rs sched N            the four buttons of N answers, with their intervals
//   fsrs_rs opt FILE [cards]   parameters for card,days,rating lines; "cards": grouped by card, its faster way
use std::collections::HashMap;
use std::time::Instant;

use fsrs::{compute_parameters, ComputeParametersInput, FSRSItem, FSRSReview, MemoryState, DEFAULT_PARAMETERS, FSRS};

fn sched(n: u64) {
    let model = FSRS::new(&DEFAULT_PARAMETERS).unwrap();
    let mut x: u64 = 88172645463325252;
    let mut state: Option<MemoryState> = None;
    let mut sum = 0f64;
    let began = Instant::now();
    for i in 0..n {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        let days = ((x >> 8) % 20) as u32;
        let next = if i % 10 == 0 {
            model.next_states(None, 0.9, 0).unwrap()
        } else {
            model.next_states(state, 0.9, days).unwrap()
        };
        sum += (next.again.interval + next.hard.interval + next.good.interval + next.easy.interval) as f64;
        state = Some(match (x >> 40) % 8 {
            0 => next.again.memory,
            1 => next.hard.memory,
            7 => next.easy.memory,
            _ => next.good.memory,
        });
    }
    println!("{{\"seconds\":{},\"sum\":{}}}", began.elapsed().as_secs_f64(), sum);
}

// The most memory that this process held, in MB.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

fn opt(file: &str, by_card: bool) {
    let text = std::fs::read_to_string(file).unwrap();
    let mut histories: HashMap<i64, Vec<FSRSReview>> = HashMap::new();
    let (mut items, mut ids) = (Vec::new(), Vec::new());
    let began = Instant::now();
    for line in text.lines() {
        let cells: Vec<i64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        let history = histories.entry(cells[0]).or_default();
        history.push(FSRSReview { rating: cells[2] as u32, delta_t: cells[1] as u32 });
        if history.len() > 1 && cells[1] > 0 {
            items.push(FSRSItem { reviews: history.clone() });
            ids.push(cells[0]);
        }
    }
    let reading = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let w = compute_parameters(ComputeParametersInput {
        train_set: items,
        card_ids: if by_card { Some(ids) } else { None },
        ..Default::default()
    })
    .unwrap();
    let seconds = began.elapsed().as_secs_f64();
    println!("{{\"seconds\":{},\"reading\":{},\"mb\":{:.1},\"w\":{:?}}}", seconds, reading, most_memory(), w);
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    match words[1].as_str() {
        "sched" => sched(words[2].parse().unwrap()),
        _ => opt(&words[2], words.get(3).is_some()),
    }
}
