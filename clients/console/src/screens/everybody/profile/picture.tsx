import { useRef, useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Avatar } from "../../../components/avatar.tsx";
import { Button } from "../../../components/button.tsx";
import { fullName } from "../../../lib/full-name.ts";
import { user } from "../../../stores/session.ts";
import { tellDone, tellError } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { CropDialog } from "./crop-dialog.tsx";

/** One's picture, and the way to another: chosen, cropped to a square, sent. */
export function Picture() {
  const t = texts.value.profile;
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const { firstName = "", lastName = "", profilePicture = null } = user.value ?? {};
  const send = async (picture: Blob) => {
    setFile(null);
    try {
      await sendPicture(picture);
      tellDone(t.pictureSent);
    } catch (error) {
      tellError(error);
    }
  };
  return (
    <section class="card row profile-picture" aria-labelledby="picture">
      <Avatar name={fullName({ firstName, lastName })} picture={profilePicture} size="large" />
      <div class="stack tight grow">
        <h2 id="picture">{t.picture}</h2>
        <p class="soft small">{t.pictureText}</p>
        <div>
          <Button icon="camera" onClick={() => input.current?.click()}>
            {t.changePicture}
          </Button>
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t.changePicture}
        onChange={({ currentTarget }) => {
          setFile(currentTarget.files?.[0] ?? null);
          currentTarget.value = "";
        }}
      />
      {file && (
        <CropDialog
          file={file}
          onClose={() => setFile(null)}
          onCropped={(blob) => void send(blob)}
        />
      )}
    </section>
  );
}

const LOOK_AGAIN = [2_000, 4_000, 8_000];

/** No event tells that a picture was checked: the profile is looked at again, a few times. */
async function sendPicture(picture: Blob): Promise<void> {
  const body = { contentType: "image/jpeg" as const, size: picture.size };
  const { upload } = await api.post("/api/v1/users/upload-avatar", { body });
  await api.upload(upload, picture);
  void lookAgain(user.peek()?.profilePicture ?? null, LOOK_AGAIN);
}

async function lookAgain(
  before: string | null,
  [pause, ...others]: readonly number[],
): Promise<void> {
  if (pause === undefined) return;
  await new Promise((resolve) => setTimeout(resolve, pause));
  try {
    const { user: now } = await api.get("/api/v1/users/profile");
    if (pathOf(now.profilePicture ?? null) === pathOf(before)) return lookAgain(before, others);
    api.session.replaceUser(now);
  } catch {
    // It is there when the app is opened next.
  }
}

/** Without the signature, which is another one each time. */
function pathOf(url: string | null): string | null {
  return url && new URL(url).pathname;
}
