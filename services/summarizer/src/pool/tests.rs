use super::*;
use futures_util::FutureExt as _;
use std::sync::mpsc;

fn pool(queue: usize) -> Pool {
    pool_with(queue, None)
}

fn pool_with(queue: usize, patience: Option<Duration>) -> Pool {
    Pool::start(NonZeroUsize::MIN, queue, patience, PoolMetrics::default()).unwrap()
}

/// Keeps the only thread of a pool busy until told to go on.
async fn block(pool: &Arc<Pool>) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Result<(), PoolError>>) {
    let (go, wait) = mpsc::channel::<()>();
    let (started, running) = oneshot::channel();
    let pool = Arc::clone(pool);
    let task = tokio::spawn(async move {
        let work = move |_: &Wanted| {
            let _ = started.send(());
            let _ = wait.recv();
        };
        pool.run(Admission::Refuse, work).await
    });
    running.await.unwrap();
    (go, task)
}

#[tokio::test]
async fn a_call_that_finds_the_queue_full_is_refused_and_room_is_made_by_those_who_leave() {
    let pool = Arc::new(pool(1));
    let (go, task) = block(&pool).await;
    let mut waiting = Box::pin(pool.run(Admission::Refuse, |_| 1));
    assert!(waiting.as_mut().now_or_never().is_none());
    assert_eq!(pool.run(Admission::Refuse, |_| 2).await, Err(PoolError::Full));
    drop(waiting);
    let second = pool.run(Admission::Refuse, |_| 3);
    go.send(()).unwrap();
    assert_eq!(second.await, Ok(3));
    assert_eq!(task.await.unwrap(), Ok(()));
}

#[tokio::test]
async fn streams_wait_for_their_turn_and_leave_the_queue_to_calls() {
    let pool = Arc::new(pool(1));
    let (go, _task) = block(&pool).await;
    let mut items: Vec<_> = (0..50).map(|n| Box::pin(pool.run(Admission::Wait, move |_| n))).collect();
    assert!(items.iter_mut().all(|item| item.as_mut().now_or_never().is_none()));
    let mut call = Box::pin(pool.run(Admission::Refuse, |_| 99));
    assert!(call.as_mut().now_or_never().is_none(), "a place is left for a call");
    go.send(()).unwrap();
    assert_eq!(call.await, Ok(99));
    let results = futures_util::future::join_all(items).await;
    assert!(results.into_iter().eq((0..50).map(Ok)));
}

#[tokio::test]
async fn the_wait_is_told_from_what_waits_and_how_long_work_usually_takes() {
    let pool = Arc::new(pool(9));
    let outlook = |millis| Outlook { wait: Duration::from_millis(millis), crowded: false };
    assert_eq!(pool.outlook(), outlook(0));
    pool.queue.takes_usually(Duration::from_millis(40));
    let (go, task) = block(&pool).await;
    assert_eq!(pool.outlook(), outlook(40));
    let mut waiting: Vec<_> = (0..3).map(|n| Box::pin(pool.run(Admission::Refuse, move |_| n))).collect();
    assert!(waiting.iter_mut().all(|item| item.as_mut().now_or_never().is_none()));
    assert_eq!(pool.outlook(), outlook(160));
    drop(waiting);
    go.send(()).unwrap();
    task.await.unwrap().unwrap();
    // Once the thread is idle again, nobody waits.
    while !pool.queue.is_at_rest() {
        tokio::task::yield_now().await;
    }
    assert_eq!(pool.outlook(), outlook(0));
}

#[tokio::test]
async fn a_burst_finds_room() {
    let pool = Arc::new(pool_with(99, Some(Duration::from_secs(3600))));
    let (go, _task) = block(&pool).await;
    let mut burst: Vec<_> = (0..99).map(|n| Box::pin(pool.run(Admission::Refuse, move |_| n))).collect();
    assert!(burst.iter_mut().all(|call| call.as_mut().now_or_never().is_none()));
    assert!(!pool.outlook().crowded);
    go.send(()).unwrap();
    assert!(futures_util::future::join_all(burst).await.into_iter().eq((0..99).map(Ok)));
}

#[tokio::test]
async fn where_calls_have_waited_for_too_long_few_may_wait_until_none_does() {
    let pool = Arc::new(pool_with(99, Some(Duration::ZERO)));
    let (go, task) = block(&pool).await;
    // Articles of streams keep nobody out.
    let mut items: Vec<_> = (0..50).map(|n| Box::pin(pool.run(Admission::Wait, move |_| n))).collect();
    assert!(items.iter_mut().all(|item| item.as_mut().now_or_never().is_none()));
    let mut calls: Vec<_> = (0..12).map(|n| Box::pin(pool.run(Admission::Refuse, move |_| n))).collect();
    assert!(calls.iter_mut().all(|call| call.as_mut().now_or_never().is_none()));
    assert!(pool.outlook().crowded);
    assert_eq!(pool.run(Admission::Refuse, |_| 0).await, Err(PoolError::Full));
    drop(calls.pop());
    assert!(!pool.outlook().crowded);
    let mut last = Box::pin(pool.run(Admission::Refuse, |_| 12));
    assert!(last.as_mut().now_or_never().is_none());
    assert!(pool.outlook().crowded);
    drop((calls, last));
    // Nobody waits any more: there is as much room as ever.
    let mut calls: Vec<_> = (0..12).map(|n| Box::pin(pool.run(Admission::Refuse, move |_| n))).collect();
    assert!(calls.iter_mut().all(|call| call.as_mut().now_or_never().is_none()));
    go.send(()).unwrap();
    task.await.unwrap().unwrap();
    assert!(futures_util::future::join_all(calls).await.into_iter().eq((0..12).map(Ok)));
    assert!(futures_util::future::join_all(items).await.into_iter().eq((0..50).map(Ok)));
}

#[tokio::test]
async fn a_panic_is_an_answer_and_the_thread_lives_on() {
    let pool = pool(1);
    assert_eq!(
        pool.run(Admission::Refuse, |_| panic!("on purpose")).await,
        Err::<(), _>(PoolError::Panicked)
    );
    assert_eq!(pool.run(Admission::Refuse, |_| 1).await, Ok(1));
}

#[tokio::test]
async fn work_under_way_is_told_that_nobody_waits_for_it_any_more() {
    let pool = Arc::new(pool(1));
    let (started, running) = oneshot::channel();
    let (gave_up, seen) = oneshot::channel();
    let call = tokio::spawn({
        let pool = Arc::clone(&pool);
        async move {
            let work = move |wanted: &Wanted| {
                let _ = started.send(wanted.holds());
                while wanted.holds() {
                    std::thread::yield_now();
                }
                let _ = gave_up.send(());
            };
            pool.run(Admission::Refuse, work).await
        }
    });
    assert_eq!(running.await, Ok(true));
    call.abort();
    assert_eq!(seen.await, Ok(()));
    assert_eq!(pool.run(Admission::Refuse, |_| 1).await, Ok(1));
}

#[tokio::test]
async fn what_nobody_waits_for_is_never_done() {
    let pool = Arc::new(pool(4));
    let (go, task) = block(&pool).await;
    let (done, seen) = mpsc::channel();
    let mut gone = Box::pin(pool.run(Admission::Refuse, move |_| done.send(())));
    assert!(gone.as_mut().now_or_never().is_none());
    drop(gone);
    go.send(()).unwrap();
    task.await.unwrap().unwrap();
    assert_eq!(pool.run(Admission::Refuse, |_| 1).await, Ok(1));
    assert!(seen.try_recv().is_err());
}
