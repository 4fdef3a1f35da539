//! Sending requests to AWS.

/// Defines a trait `Dispatch`, and implements it for requests of one SDK by the names of their
/// operations.
///
/// The body of an async function is compiled in every crate that awaits it, and that of the SDK's
/// `send` is most of what a function consists of. Here it is awaited in functions that are not
/// async, so it is compiled once, in the crate that uses this macro. It is kept on the heap too:
/// futures that hold others of the SDK's size in themselves are moved about the stack.
#[macro_export]
macro_rules! dispatch {
    ($sdk:ident: $($operation:ident),* $(,)?) => {
        /// A request that can be sent.
        pub trait Dispatch {
            /// What it is answered with.
            type Output;

            /// Sends it.
            fn dispatch(self) -> $crate::BoxFuture<'static, Self::Output>;
        }

        $crate::pastey::paste! {$(
            const _: () = {
                use $sdk::operation::[<$operation:snake>]::{
                    [<$operation Error>], [<$operation Output>],
                    builders::[<$operation FluentBuilder>],
                };

                impl Dispatch for [<$operation FluentBuilder>] {
                    type Output =
                        Result<[<$operation Output>], $sdk::error::SdkError<[<$operation Error>]>>;

                    fn dispatch(self) -> $crate::BoxFuture<'static, Self::Output> {
                        Box::pin(self.send())
                    }
                }
            };
        )*}
    };
}
