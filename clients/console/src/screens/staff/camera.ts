import { useEffect, useRef, useState } from "preact/hooks";
import { LONGEST_SIDE } from "../../lib/fit-within.ts";

/** Whether this browser can show what the camera sees. */
export function hasCamera(): boolean {
  return typeof globalThis.navigator?.mediaDevices?.getUserMedia === "function";
}

/** Why the camera cannot be used: it was not allowed, or there is none. */
export type CameraFailure = "refused" | "none";

/**
 * The camera while a component is shown and wants it: where its picture goes, and how it stands.
 */
export interface Camera {
  video: { current: HTMLVideoElement | null };
  state: "off" | "starting" | "on";
  failure: CameraFailure | null;
}

/** Shows the camera that looks away from the reader in the `<video>` of the answer. */
export function useCamera(isWanted: boolean): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Camera["state"]>("off");
  const [failure, setFailure] = useState<CameraFailure | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let stream: MediaStream | null = null;
    let isOver = false;
    const start = async () => {
      setState("starting");
      setFailure(null);
      try {
        stream = await openCamera();
        if (isOver) return stop(stream);
        video.current!.srcObject = stream;
        await video.current!.play();
        setState("on");
      } catch (error) {
        if (isOver) return;
        setFailure(isRefusal(error) ? "refused" : "none");
        setState("off");
      }
    };
    void start();
    return () => {
      isOver = true;
      stop(stream);
      setState("off");
    };
  }, [isWanted]);
  return { video, state, failure };
}

function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      facingMode: "environment",
      width: { ideal: LONGEST_SIDE },
      height: { ideal: LONGEST_SIDE },
    },
  });
}

function stop(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotAllowedError";
}
